import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Callers, recordsOf } from './_callers.ts';
import { startChild } from './_child.ts';
import { freePort } from '@switchboard/sip/testing';
import { phoneEnv, phoneInfo, phoneOn, startWithPhone } from './_phone.ts';
import type { Running } from './_harness.ts';
import { OURS, seedNumbers } from './_sms.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const NUMBER = '+14255550123';
const PHONE = { user: `4:${NUMBER}` };
const LOUD = 2_500;
const TONES = { alice: 400, phone: 700 } as const;
/** A call is refreshed this long after it was before. */
const REFRESHED_MS = 45_000;
const SILENCE_MS = 2_500;
/** For the page, and for the phone itself in the history. */
const OTHER_LOST = { code: 408, subCode: 4506 };
const MEDIA_LOST = { code: 410, subCode: 301_005 };

describe('a call with a phone', () => {
  let trunk: TestTrunk;
  let callers: Callers;

  beforeEach(async () => {
    trunk = await TestTrunk.open();
    callers = new Callers();
  });
  afterEach(async () => {
    await callers[Symbol.asyncDispose]();
    await trunk[Symbol.asyncDispose]();
  });

  /** Alice calls a phone, which answers. */
  async function connect(plane: Pick<Running['plane'], 'http' | 'connectionString'>) {
    const alice = await callers.caller(plane as Running['plane'], 'Alice');
    const phone = await TrunkPhone.open(TONES.phone);
    const answer = await alice.client.ask('call.start', { to: [PHONE], alternateCallerId: OURS });
    const { id: callId } = (answer as { call: { id: string } }).call;
    await trunk.answer(await trunk.next(), phone);
    await alice.client.next('call.changed', ({ participants = [] }) =>
      participants.some(({ user, state }) => user === PHONE.user && state === 'connected'),
    );
    return { alice, phone, callId };
  }

  test('whose data plane is killed is over at the trunk, in its history, and for the next one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-killed-'));
    const env = {
      ...phoneEnv(trunk.port, await freePort(), '29040-29059'),
      DATABASE_URL: `pglite:${join(folder, 'database')}`,
      DATAPLANE_MEDIA: 'in-process',
    };
    const before = await startChild(env);
    await seedNumbers(before);
    const { phone, callId } = await connect(before);
    await using _phone = phone;
    // Whoever reads the records has them written first; what was not dies with the process.
    await recordsOf(before);
    await before[Symbol.asyncDispose]();
    callers = new Callers();
    await using after = await startChild(env);
    // The trunk asks whether the call is still there, and nobody knows of it.
    await trunk.clock.advance(REFRESHED_MS);
    await until('the phone hears that it is over', () => phone.ended !== undefined);
    const record = (await recordsOf(after)).find(({ id }) => id === callId);
    expect(record?.endedMs).toEqual(expect.any(Number));
    expect(record?.legs.map(({ code }) => code)).toEqual([503, 503]);
    const again = await connect(after);
    await using _again = again.phone;
    await again.alice.client.ask('call.hangUp', { callId: again.callId });
    await until('the phone hears that it is over', () => again.phone.ended !== undefined);
    await until('no line is left', async () => (await phoneInfo({ plane: after })).lines === 0);
    await after.kill();
    await rm(folder, { recursive: true });
  });

  test('whose sound is killed is over for both, with a reason, and the next one has sound', async () => {
    await using running = await startWithPhone(phoneOn(trunk.port, [29_060, 29_079]));
    const first = await connect(running.plane);
    await using _first = first.phone;
    process.kill(soundProcess(running), 'SIGKILL');
    const ended = await first.alice.client.next('call.ended');
    expect(ended.reason).toEqual(OTHER_LOST);
    await until('the phone hears that it is over', () => first.phone.ended !== undefined);
    await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
    expect(await legOfPhone(running, first.callId)).toMatchObject(MEDIA_LOST);
    const { alice, phone } = await connect(running.plane);
    await using _phone = phone;
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    await until('the phone hears alice', () => phone.hears(TONES.alice) > LOUD);
  });

  test('whose trunk is killed is over for the page once nothing has come for as long', async () => {
    const config = phoneOn(trunk.port, [29_080, 29_099]);
    const sound = { ...config.sound, silenceMs: SILENCE_MS };
    await using running = await startWithPhone({ ...config, sound });
    const { alice, phone, callId } = await connect(running.plane);
    await trunk.kill();
    await phone[Symbol.asyncDispose]();
    const ended = await alice.client.next('call.ended');
    expect(ended.reason).toEqual(OTHER_LOST);
    await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
    expect(await legOfPhone(running, callId)).toMatchObject(MEDIA_LOST);
  });
});

async function legOfPhone({ plane }: Running, callId: string) {
  const record = (await recordsOf(plane)).find(({ id }) => id === callId);
  return record?.legs.find(({ userId }) => userId === PHONE.user);
}

/** The process that has the sound of phones, as the log names it. */
function soundProcess({ log }: Running): number {
  const line = log.find((one) => one.includes('the process for telephone sound is there'));
  return (JSON.parse(line!) as { pid: number }).pid;
}
