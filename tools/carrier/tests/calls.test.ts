import { VirtualClock } from '@switchboard/kernel/testing';
import { startCarrier } from '../src/index.ts';
import type { StartedCarrier } from '../src/index.ts';
import { buy } from './_inventory.ts';
import { Trunk } from './_trunk.ts';
import { until } from './_until.ts';

const OURS = '+14255550100';
const HANDSET = '+14255550190';
const FRIEND = '+14255550191';
const NOBODY = '+14255550192';
/** As loud as the tone of either side is, less what G.711 and the edges of frames take. */
const LOUD = 6_500;
const LOUD_DB = -14;

let trunk: Trunk;
let carrier: StartedCarrier;
const faults: unknown[] = [];

async function setUp(protocol: 'udp' | 'tcp' = 'udp', clock?: VirtualClock): Promise<void> {
  trunk = await Trunk.open({ protocol });
  const log = { error: (...args: unknown[]) => void faults.push(args) };
  carrier = await startCarrier({ sip: { trunk: trunk.peer }, log, ...(clock && { clock }) });
  await buy(carrier, OURS);
  await carrier.api.open(HANDSET);
}
afterEach(async () => {
  await trunk[Symbol.asyncDispose]();
  await carrier[Symbol.asyncDispose]();
  expect(faults.splice(0)).toEqual([]);
});

const voice = () => carrier.api.voice;
const dial = (to = HANDSET, from = OURS, statuses?: number[]) =>
  trunk.dial(carrier.sip.port, from, to, statuses);
const stateOf = async (number = HANDSET) => (await voice().telephone(number)).state;
const becomes = (state: string, number = HANDSET) =>
  until(`${state}`, async () => (await stateOf(number)) === state);
const heardAt = async (number: string, hz: number) =>
  (await voice().telephone(number, [hz])).heard.tones[0]!.dB;

describe.each(['udp', 'tcp'] as const)('a call over %s', (protocol) => {
  beforeEach(() => setUp(protocol));

  it('rings at a handset, which answers: both hear each other, and each key', async () => {
    await voice().changeLine(HANDSET, { voice: 'tone', toneHz: 440 });
    const statuses: number[] = [];
    const one = await dial(HANDSET, OURS, statuses);
    await becomes('ringing');
    expect(await voice().telephone(HANDSET)).toMatchObject({ state: 'ringing', peer: OURS });
    await until('it is told', () => statuses.includes(180));
    await voice().answer(HANDSET);
    await until('the trunk hears the handset', () => one.hears(440) > LOUD);
    await until('the handset hears the trunk', async () => (await heardAt(HANDSET, 700)) > LOUD_DB);
    one.leg.press('159#');
    await voice().press(HANDSET, '0*');
    await until('keys are heard', async () => {
      const { digits } = await voice().telephone(HANDSET);
      return digits === '159#' && one.digits.join('') === '0*';
    });
    expect((await voice().calls()).calls).toMatchObject([
      {
        ...{ state: 'answered', from: OURS, to: HANDSET },
        caller: { kind: 'trunk', codec: 'PCMU', digits: '159#', packetsLost: 0 },
        callee: { kind: 'handset', digits: '0*' },
      },
    ]);
    const transfer = await one.call!.transfer(`sip:${OURS}@127.0.0.1`);
    expect(transfer).toEqual({ kind: 'refused', status: 603 });
    await voice().mute(HANDSET, true);
    await until('it is muted', () => one.hears(440) < 50);
    one.call!.hangUp();
    await becomes('idle');
    const [ended] = await voice().history();
    expect(ended).toMatchObject({ state: 'ended', ending: { reason: 'hung-up', by: 'caller' } });
    expect(ended!.caller.packetsReceived).toBeGreaterThan(10);
    await until('ports are given back', async () => (await voice().calls()).portsUsed === 0);
  });

  it('from a handset reaches the trunk, with the number of the handset', async () => {
    await voice().changeLine(HANDSET, { voice: 'tone', toneHz: 440 });
    await voice().dial(HANDSET, OURS);
    await until('the trunk is called', () => trunk.incoming.length === 1);
    const [incoming] = trunk.incoming;
    expect(incoming!.target).toMatch(`sip:${OURS}@127.0.0.1:${trunk.port}`);
    expect(incoming!.from.user).toBe(HANDSET);
    incoming!.ring();
    await until('it rings', async () => (await voice().telephone(HANDSET)).isPeerRinging);
    const one = await trunk.answer();
    await until('the trunk hears the handset', () => one.hears(440) > LOUD);
    await until('the handset hears the trunk', async () => (await heardAt(HANDSET, 700)) > LOUD_DB);
    await voice().hangUp(HANDSET);
    await until('the trunk is told', () => one.ends.length === 1);
    expect(one.ends).toMatchObject([{ reason: 'peer-hung-up' }]);
  });
});

describe('a transfer between calls of the trunk', () => {
  beforeEach(() => setUp());

  /** Both ends of a call that goes out by the trunk again. */
  async function back() {
    const count = trunk.incoming.length;
    const near = await dial(OURS);
    await until('the trunk is called', () => trunk.incoming.length > count);
    const far = await trunk.answer();
    await until('it is answered', () => near.call !== undefined);
    return { near: near.call!, far: far.call! };
  }

  it('with consultation names the call on the far side, and is told how it goes', async () => {
    const [first, second] = [await back(), await back()];
    const asked: string[] = [];
    first.far.handle({
      onTransfer: (request) => {
        asked.push(request.replaces ?? '');
        request.accept();
        request.report(200);
      },
    });
    const replaces = second.near;
    const result = await first.near.transfer(`sip:${OURS}@127.0.0.1`, { replaces });
    expect(result).toEqual({ kind: 'done' });
    expect(asked.map((one) => second.far.isNamedBy(one))).toEqual([true]);
  });

  it('is refused as the far side refuses it, or where nobody has the other call', async () => {
    const { near, far } = await back();
    const target = `sip:${OURS}@127.0.0.1`;
    const dialog = { ...near.dialog, callId: 'another' };
    expect(await near.transfer(target, { replaces: { dialog } })).toMatchObject({ status: 481 });
    far.handle({ onTransfer: (request) => request.reject(403) });
    expect(await near.transfer(target)).toEqual({ kind: 'refused', status: 403 });
  });
});

describe('a call that does not come about', () => {
  beforeEach(() => setUp());

  it.each([
    ['off', 480, 'unavailable'],
    ['out-of-reach', 480, 'unavailable'],
    ['blocked', 503, 'congested'],
  ] as const)('as the handset is %s, is answered with %i', async (state, status, failure) => {
    await carrier.api.change(HANDSET, { state });
    const { outgoing } = await dial();
    expect(await outgoing.result).toMatchObject({ kind: 'failed', end: { status, failure } });
  });

  it('as nobody has the number, or the caller shows one that is not theirs', async () => {
    const unknown = await dial(NOBODY);
    expect(await unknown.outgoing.result).toMatchObject({ end: { status: 404 } });
    const forged = await dial(HANDSET, FRIEND);
    expect(await forged.outgoing.result).toMatchObject({ end: { status: 403 } });
    expect((await voice().calls()).portsUsed).toBe(0);
  });

  it('as the handset is busy, or set to be, or declines', async () => {
    await dial();
    await becomes('ringing');
    const second = await dial();
    expect(await second.outgoing.result).toMatchObject({ end: { status: 486, failure: 'busy' } });
    await voice().decline(HANDSET);
    expect((await voice().history())[0]).toMatchObject({
      ending: { reason: 'declined', by: 'callee' },
    });
    await voice().changeLine(HANDSET, { isBusy: true });
    const third = await dial();
    expect(await third.outgoing.result).toMatchObject({ end: { status: 486 } });
  });

  it('as it is declined, cancelled, or the trunk refuses, is told as that', async () => {
    const declined = await dial();
    await becomes('ringing');
    await voice().decline(HANDSET);
    expect(await declined.outgoing.result).toMatchObject({ end: { status: 603 } });
    const cancelled = await dial();
    await becomes('ringing');
    cancelled.outgoing.cancel();
    await becomes('idle');
    expect((await voice().telephone(HANDSET)).last).toMatchObject({ reason: 'cancelled' });
    await voice().dial(HANDSET, OURS);
    await until('the trunk is called', () => trunk.incoming.length === 1);
    trunk.incoming[0]!.reject(486);
    await becomes('idle');
    expect((await voice().telephone(HANDSET)).last).toMatchObject({ reason: 'busy', status: 486 });
  });

  it('is told to the API as what it is', async () => {
    await expect(voice().answer(HANDSET)).rejects.toMatchObject({ code: 'wrong-moment' });
    await expect(voice().dial(FRIEND, OURS)).rejects.toMatchObject({ code: 'no-such-handset' });
    await voice().dial(HANDSET, NOBODY);
    expect((await voice().telephone(HANDSET)).last).toMatchObject({ reason: 'unknown-number' });
  });
});

it('is not answered for as long as it may ring on the clock of the carrier', async () => {
  await setUp('udp', new VirtualClock());
  await voice().changeLine(HANDSET, { ringSeconds: 20 });
  const one = await dial();
  await becomes('ringing');
  await carrier.api.advance(19_000);
  expect(await stateOf()).toBe('ringing');
  await carrier.api.advance(1_000);
  expect(await one.outgoing.result).toMatchObject({ end: { status: 408, failure: 'no-answer' } });
});

describe('a handset', () => {
  beforeEach(() => setUp());

  it('that drops is gone without a word, and its number is free', async () => {
    const one = await dial();
    await becomes('ringing');
    await voice().answer(HANDSET);
    await until('sound comes', () => one.leg.statistics.socket.received > 5);
    await carrier.api.change(HANDSET, { state: 'out-of-reach' });
    await becomes('idle');
    const { received } = one.leg.statistics.socket;
    // The trunk asks whether it is there, and hears nothing.
    const asked = one.call!.setDirection('sendonly');
    const first = await Promise.race([asked, carrier.api.statistics().then(() => 'nothing')]);
    expect([first, one.ends]).toEqual(['nothing', []]);
    expect(one.leg.statistics.socket.received - received).toBeLessThan(3);
    expect((await voice().history())[0]).toMatchObject({ ending: { reason: 'dropped' } });
    await carrier.api.change(HANDSET, { state: 'on' });
    await dial();
    await becomes('ringing');
  });

  it('that is switched off while it rings is out of reach, and one that is deleted is nobody', async () => {
    const one = await dial();
    await becomes('ringing');
    await carrier.api.change(HANDSET, { state: 'off' });
    expect(await one.outgoing.result).toMatchObject({ end: { status: 480 } });
    await carrier.api.change(HANDSET, { state: 'on' });
    const other = await dial();
    await becomes('ringing');
    await carrier.api.delete(HANDSET);
    expect(await other.outgoing.result).toMatchObject({ end: { status: 480 } });
    const third = await dial();
    expect(await third.outgoing.result).toMatchObject({ end: { status: 404 } });
  });

  it('of a bad line loses packets in both directions, and hears late', async () => {
    await voice().changeLine(HANDSET, { lossPercent: 40, delayMs: 50, voice: 'tone' });
    const one = await dial();
    await becomes('ringing');
    await voice().answer(HANDSET);
    await until('packets are lost', async () => {
      const [call] = (await voice().calls()).calls;
      return (call!.caller.packetsLost ?? 0) > 10 && one.leg.statistics.reception.lost > 10;
    });
  });

  it('calls another one, and each hears the other', async () => {
    await carrier.api.open(FRIEND);
    await voice().changeLine(HANDSET, { voice: 'tone', toneHz: 440 });
    await voice().changeLine(FRIEND, { voice: 'tone', toneHz: 880 });
    await voice().dial(HANDSET, FRIEND);
    await voice().answer(FRIEND);
    await until('both hear', async () => {
      const [one, other] = [await heardAt(HANDSET, 880), await heardAt(FRIEND, 440)];
      return one > LOUD_DB && other > LOUD_DB;
    });
    await voice().hangUp(FRIEND);
    expect(await stateOf()).toBe('idle');
  });

  it('is held by the trunk: it says nothing until it is resumed', async () => {
    await voice().changeLine(HANDSET, { voice: 'tone' });
    const one = await dial();
    await becomes('ringing');
    await voice().answer(HANDSET);
    await until('the trunk hears the handset', () => one.hears(440) > LOUD);
    expect(await one.call!.setDirection('sendonly')).toMatchObject({ kind: 'agreed' });
    await until('it is silent', () => one.hears(440) === 0);
    expect(await one.call!.setDirection('sendrecv')).toMatchObject({ kind: 'agreed' });
    await until('it is heard again', () => one.hears(440) > LOUD);
  });
});
