import { readWav, writeWav } from '@switchboard/audio';
import { joinFrames, loudestOf, tone } from '@switchboard/audio/testing';
import { VirtualClock } from '@switchboard/kernel/testing';
import { startCarrier } from '../src/index.ts';
import type { StartedCarrier } from '../src/index.ts';
import { buy } from './_inventory.ts';
import { Trunk } from './_trunk.ts';
import { until } from './_until.ts';

const OURS = '+14255550100';
const HANDSET = '+14255550190';
const LOUD = 6_500;

let trunk: Trunk;
let carrier: StartedCarrier;
beforeEach(async () => {
  trunk = await Trunk.open();
  carrier = await startCarrier({ sip: { trunk: trunk.peer }, clock: new VirtualClock() });
  await buy(carrier, OURS);
  await carrier.api.open(HANDSET);
});
afterEach(async () => {
  await trunk[Symbol.asyncDispose]();
  await carrier[Symbol.asyncDispose]();
});

/** So many seconds of a tone. */
function wavOf(hz: number, seconds: number): Uint8Array {
  const next = tone(8_000, { hz, amplitude: 8_000 });
  return writeWav({
    sampleRate: 8_000,
    samples: joinFrames(Array.from({ length: seconds * 50 }, next)),
  });
}

describe('voicemail', () => {
  it('answers after its time, greets, beeps, and records what is said', async () => {
    const { voice } = carrier.api;
    await voice.greet(HANDSET, wavOf(500, 0.6));
    await voice.changeLine(HANDSET, { voicemail: { isOn: true, afterSeconds: 5 } });
    const one = await trunk.dial(carrier.sip.port, OURS, HANDSET);
    await until('it rings', async () => (await voice.telephone(HANDSET)).state === 'ringing');
    await carrier.api.advance(5_000);
    await until('the greeting is heard', () => one.hears(500) > LOUD);
    await until('the tone is heard', () => one.hears(1_000) > LOUD * 0.8);
    await until('it is over', () => one.hears(1_000) < 100 && one.leg.statistics.sent.packets > 80);
    one.call!.hangUp();
    await until('it is recorded', async () => (await voice.recordings(HANDSET)).length === 1);
    const [recording] = await voice.recordings(HANDSET);
    expect(recording).toMatchObject({ peer: OURS });
    const { samples } = readWav(await voice.recording(HANDSET, recording!.id));
    expect(samples.length / 8_000).toBeCloseTo(recording!.seconds);
    expect(loudestOf(samples, 700, 8_000)).toBeGreaterThan(LOUD);
    await voice.deleteRecording(HANDSET, recording!.id);
    await expect(voice.recording(HANDSET, recording!.id)).rejects.toMatchObject({ status: 404 });
  });

  it('leaves a call alone that a person answers, and hangs up when nothing more is kept', async () => {
    const { voice } = carrier.api;
    await voice.changeLine(HANDSET, { voicemail: { isOn: true, afterSeconds: 5, maxSeconds: 1 } });
    const one = await trunk.dial(carrier.sip.port, OURS, HANDSET);
    await until('it rings', async () => (await voice.telephone(HANDSET)).state === 'ringing');
    await voice.answer(HANDSET);
    await carrier.api.advance(6_000);
    await until('sound comes', () => one.leg.statistics.socket.received > 5);
    one.call!.hangUp();
    await until('it is over', async () => (await voice.telephone(HANDSET)).state === 'idle');
    expect(await voice.recordings(HANDSET)).toEqual([]);
    const second = await trunk.dial(carrier.sip.port, OURS, HANDSET);
    await until('it rings', async () => (await voice.telephone(HANDSET)).state === 'ringing');
    await carrier.api.advance(5_000);
    await until('it hangs up', () => second.ends.length === 1);
    expect(second.ends).toMatchObject([{ reason: 'peer-hung-up' }]);
    expect(await voice.recordings(HANDSET)).toMatchObject([{ seconds: 1 }]);
  });

  it('takes no file that cannot be played', async () => {
    const sent = carrier.api.voice.greet(HANDSET, new Uint8Array(50));
    await expect(sent).rejects.toMatchObject({ status: 400, code: 'not-playable' });
  });
});
