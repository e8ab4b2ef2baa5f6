import { readWav, writeWav } from '@switchboard/audio';
import { joinFrames, loudestOf, tone } from '@switchboard/audio/testing';
import { VirtualClock } from '@switchboard/kernel/testing';
import { startCarrier } from '../src/index.ts';
import type { CallerView, StartedCarrier } from '../src/index.ts';
import { buy } from './_inventory.ts';
import { Trunk } from './_trunk.ts';
import { until } from './_until.ts';

const OURS = '+14255550100';
const CALLER = '+14255550190';
const FRIEND = '+14255550191';
const LOUD = 6_500;
const SPOKEN = 2_000;

let trunk: Trunk;
let carrier: StartedCarrier;
async function setUp(clock?: VirtualClock): Promise<void> {
  trunk = await Trunk.open();
  carrier = await startCarrier({ sip: { trunk: trunk.peer }, ...(clock && { clock }) });
  await buy(carrier, OURS);
}
afterEach(async () => {
  await trunk[Symbol.asyncDispose]();
  await carrier[Symbol.asyncDispose]();
});

function wavOf(hz: number, seconds: number): string {
  const frames = Array.from({ length: seconds * 50 }, tone(16_000, { hz, amplitude: 8_000 }));
  const wav = writeWav({ sampleRate: 16_000, samples: joinFrames(frames) });
  return Buffer.from(wav).toString('base64');
}

const voice = () => carrier.api.voice;
const ended = (id: string): Promise<CallerView> => voice().caller(id, 20_000);

describe('a simulated caller', () => {
  beforeEach(() => setUp());

  it('says words, by a script or told to', async () => {
    await carrier.api.open(CALLER);
    await voice().changeLine(CALLER, { voice: 'silence' });
    const { id } = await voice().startCaller({
      phoneNumber: CALLER,
      steps: [
        { do: 'call', to: OURS },
        { do: 'say', text: 'Opening hours, please.' },
        { do: 'hear-digits', count: 1 },
      ],
    });
    await until('the trunk is called', () => trunk.incoming.length === 1);
    const one = await trunk.answer();
    await until('words are heard', () => one.loudest > SPOKEN);
    one.leg.press('1');
    expect(await ended(id)).toMatchObject({ state: 'done', digits: '1' });

    await voice().dial(CALLER, OURS);
    await until('the trunk is called again', () => trunk.incoming.length === 2);
    const again = await trunk.answer();
    await until('it is quiet', () => again.loudest === 0);
    await voice().say(CALLER, 'Hello.');
    await until('they are heard again', () => again.loudest > SPOKEN);
    await voice().hangUp(CALLER);
    await expect(voice().say(CALLER, 'Hello.')).rejects.toMatchObject({ code: 'wrong-moment' });
    await expect(voice().say(CALLER, ' ')).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('calls, plays, presses keys, hears keys and tones, records, and hangs up', async () => {
    const { id } = await voice().startCaller({
      phoneNumber: CALLER,
      steps: [
        { do: 'call', to: OURS },
        { do: 'record' },
        { do: 'hear-tone', hz: 700, dB: -16 },
        { do: 'play', wav: wavOf(500, 0.6) },
        { do: 'press', digits: '42#' },
        { do: 'hear-digits', until: '#' },
        // Keys come in place of the tone.
        { do: 'hear-tone', hz: 700, dB: -14, forMs: 200 },
        { do: 'measure', tones: [700, 900], ms: 200 },
        { do: 'hang-up' },
      ],
    });
    await until('the trunk is called', () => trunk.incoming.length === 1);
    const one = await trunk.answer();
    await until('the file is heard', () => one.hears(500) > LOUD);
    await until('keys are heard', () => one.digits.join('') === '42#');
    one.leg.press('7#');
    const view = await ended(id);
    expect(view).toMatchObject({
      ...{ state: 'done', digits: '7#', ending: { reason: 'hung-up', by: 'caller' } },
    });
    expect(view.steps.map((step) => step.do)).toHaveLength(9);
    expect(view.steps[5]).toMatchObject({ digits: '7#' });
    const [wanted, other] = view.steps[7]!.tones!;
    expect(wanted!.dB).toBeGreaterThan(-14);
    expect(other!.dB).toBeLessThan(-35);
    await until('the trunk is told', () => one.ends.length === 1);
    const { samples } = readWav(await voice().callerRecording(id));
    expect(samples.length / 8_000).toBeCloseTo(view.recordedSeconds);
    expect(loudestOf(samples, 700, 8_000)).toBeGreaterThan(LOUD);
  });

  it('waits for a call, answers, and hears when nobody speaks any more', async () => {
    const { id } = await voice().startCaller({
      phoneNumber: CALLER,
      steps: [
        { do: 'wait-for-call' },
        { do: 'answer', afterMs: 30 },
        { do: 'hear-tone', hz: 700 },
        { do: 'tone', hz: 900, ms: 400 },
        { do: 'hear-silence', forMs: 200 },
        { do: 'wait-for-end' },
      ],
    });
    const one = await trunk.dial(carrier.sip.port, OURS, CALLER);
    await until('its tone is heard', () => one.hears(900) > LOUD);
    await one.call!.setDirection('recvonly');
    one.isSilent = true;
    await until(
      'it has heard the silence',
      async () => (await voice().caller(id)).steps.length === 6,
    );
    one.call!.hangUp();
    expect(await ended(id)).toMatchObject({ state: 'done', ending: { by: 'caller' } });
  });

  it('talks to another one', async () => {
    const { id } = await voice().startCaller({
      phoneNumber: FRIEND,
      steps: [{ do: 'wait-for-call' }, { do: 'answer' }, { do: 'hear-digits', count: 2 }],
    });
    const steps = [
      { do: 'call', to: FRIEND },
      { do: 'press', digits: '12' },
      { do: 'wait-for-end' },
    ] as const;
    expect(await voice().runCaller({ phoneNumber: CALLER, steps: [...steps] })).toMatchObject({
      ...{ state: 'done', ending: { reason: 'hung-up', by: 'callee' } },
    });
    expect(await ended(id)).toMatchObject({ state: 'done', digits: '12' });
  });

  it('says where it could not go on, and why', async () => {
    const run = (steps: Parameters<ReturnType<typeof voice>['startCaller']>[0]['steps']) =>
      voice().runCaller({ phoneNumber: CALLER, steps });
    expect(await run([{ do: 'hang-up' }])).toMatchObject({
      ...{ state: 'failed', failure: { step: 0, reason: 'wrong-moment' } },
    });
    expect(await run([{ do: 'call', to: FRIEND }])).toMatchObject({
      ...{ failure: { step: 0, reason: 'no-call' }, ending: { reason: 'unknown-number' } },
    });
    expect(await run([{ do: 'wait-for-call', withinMs: 20 }])).toMatchObject({
      failure: { step: 0, reason: 'too-late' },
    });
    const long = { phoneNumber: CALLER, steps: [{ do: 'wait-for-call' as const }] };
    const { id } = await voice().startCaller(long);
    await expect(voice().startCaller(long)).rejects.toMatchObject({ code: 'script-runs' });
    await voice().stopCaller(id);
    expect(await ended(id)).toMatchObject({ failure: { reason: 'stopped' } });
    const wrong = { phoneNumber: CALLER, steps: [{ do: 'tone' as const, hz: 1, ms: 5 }] };
    await expect(voice().startCaller(wrong)).rejects.toMatchObject({ code: 'bad-request' });
  });
});

it('rings on the clock of the carrier before a simulated caller declines', async () => {
  await setUp(new VirtualClock());
  const { id } = await voice().startCaller({
    phoneNumber: CALLER,
    steps: [{ do: 'wait-for-call' }, { do: 'decline', afterMs: 10_000 }],
  });
  const one = await trunk.dial(carrier.sip.port, OURS, CALLER);
  await until('it rings', async () => (await voice().caller(id)).steps.length === 2);
  await carrier.api.advance(10_000);
  expect(await one.outgoing.result).toMatchObject({ end: { status: 603, failure: 'declined' } });
  expect(await ended(id)).toMatchObject({ state: 'done' });
});
