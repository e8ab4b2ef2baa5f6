import { randomUUID } from 'node:crypto';
import { answerSession } from '@switchboard/sip';
import { CallRefused } from './_call-client.ts';
import { Callers } from './_callers.ts';
import { phoneInfo, phoneLadders, phoneOn, startWithPhone } from './_phone.ts';
import { control } from './_harness.ts';
import type { Running } from './_harness.ts';
import { OURS } from './_sms.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const NUMBER = '+14255550123';
const PHONE = { user: `4:${NUMBER}` };
interface CallsBody {
  readonly calls: readonly {
    readonly id: string;
    readonly participants: readonly { readonly end: string | null }[];
  }[];
}

const LOUD = 2_500;
/** As often as session timers allow: half of the 90 seconds that a call lasts without. */
const REFRESHED_MS = 45_000;
const TONES = { alice: 400, phone: 700, bob: 1_100 } as const;

describe('a page calls a phone', () => {
  let trunk: TestTrunk;
  let running: Running;
  const callers = new Callers();

  beforeAll(async () => {
    trunk = await TestTrunk.open();
    running = await startWithPhone(phoneOn(trunk.port, [28_800, 28_839]));
  });
  afterEach(() => callers[Symbol.asyncDispose]());
  afterAll(async () => {
    await running?.[Symbol.asyncDispose]();
    await trunk?.[Symbol.asyncDispose]();
  });

  const start = { to: [PHONE], alternateCallerId: OURS };

  async function ring(name = 'Alice') {
    const alice = await callers.caller(running.plane, name);
    const answer = await alice.client.ask('call.start', start);
    const { id: callId } = (answer as { call: { id: string } }).call;
    return { alice, callId, sip: await trunk.next() };
  }

  test('which rings with the number of the resource, and both hear each other', async () => {
    const { alice, callId, sip } = await ring();
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await using phone = await TrunkPhone.open(TONES.phone);
    expect(sip.target).toContain(NUMBER);
    expect(sip.from).toMatchObject({ user: OURS, displayName: 'Alice' });
    sip.ring();
    await trunk.answer(sip, phone);
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    await until('the phone hears alice', () => phone.hears(TONES.alice) > LOUD);
    const { calls } = (await control(running.plane, 'GET', '/calls')).body as CallsBody;
    const ends = calls.find(({ id }) => id === callId)?.participants.map(({ end }) => end);
    expect(ends?.toSorted()).toEqual(['page', 'phone']);
    await until('how the phone is heard is measured', async () => {
      const { calls: listed } = (await control(running.plane, 'GET', '/calls/traces')).body as {
        calls: { id: string; legs: { quality: { packetsReceived: number } | null }[] }[];
      };
      const legs = listed.find(({ id }) => id === callId)?.legs ?? [];
      return legs.some(({ quality }) => (quality?.packetsReceived ?? 0) > 0);
    });
    await alice.client.ask('call.dtmf', { callId, tone: '5' });
    await until('the phone hears a key', () => phone.digits.join('') === '5');
    await alice.client.ask('call.hangUp', { callId });
    await until('the phone hears that it is over', () => phone.ended !== undefined);
    expect(phone.ended).toMatchObject({ reason: 'peer-hung-up' });
    await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
    const [{ id } = { id: '' }] = await phoneLadders(running);
    const ladder = (await control(running.plane, 'GET', `/phone/ladders/${id}`)).body;
    expect(ladder).toMatchObject({
      ...{ callId, direction: 'out', trunk: 'trunk.localhost', state: 'ended', status: 200 },
      messages: expect.arrayContaining([
        expect.objectContaining({ direction: 'out', method: 'INVITE', status: null }),
        expect.objectContaining({ direction: 'in', method: 'INVITE', status: 180 }),
        expect.objectContaining({ direction: 'out', method: 'BYE', status: null }),
      ]),
    });
    expect(JSON.stringify(ladder)).not.toMatch(/425555/);
    await showsTheCall(running, callId, alice.id);
    expect(await control(running.plane, 'GET', `/phone/ladders/${randomUUID()}`)).toMatchObject({
      status: 404,
    });
  });

  test('which refreshes the call every now and then, and nobody hears of it', async () => {
    const { alice, sip } = await ring();
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await using phone = await TrunkPhone.open(TONES.phone);
    await trunk.answer(sip, phone);
    const refreshed = async (): Promise<number> => {
      const [{ id } = { id: '' }] = await phoneLadders(running);
      const { body } = await control(running.plane, 'GET', `/phone/ladders/${id}`);
      const { messages } = body as { messages: { direction: string; method: string }[] };
      return messages.filter((one) => one.direction === 'in' && one.method === 'INVITE').length;
    };
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    for (let time = 0; time < 3; time++) {
      const before = await refreshed();
      await trunk.clock.advance(REFRESHED_MS);
      await until('it is refreshed', async () => (await refreshed()) > before);
    }
    expect(phone.ended).toBeUndefined();
    await until('the phone hears alice', () => phone.hears(TONES.alice) > LOUD);
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    expect(alice.client.events.some(({ type }) => type === 'call.ended')).toBe(false);
  });

  test('which hangs up, and the page hears it', async () => {
    const { alice, callId, sip } = await ring();
    await using phone = await TrunkPhone.open(TONES.phone);
    await trunk.answer(sip, phone);
    await alice.client.next('call.changed', ({ participants = [] }) =>
      participants.some(({ user, state }) => user === PHONE.user && state === 'connected'),
    );
    phone.call!.end({ reason: 'hung-up' });
    const ended = await alice.client.next('call.ended', (event) => event.callId === callId);
    expect(ended.reason).toEqual({ code: 0, subCode: 560_000 });
  });

  test.each([
    ['is busy', 486, { code: 486, subCode: 560_486 }],
    ['is declined', 603, { code: 603, subCode: 560_603 }],
    ['does not exist', 404, { code: 404, subCode: 560_404 }],
    ['is not reached', 480, { code: 480, subCode: 560_480 }],
    ['may not be called', 403, { code: 403, subCode: 560_403 }],
  ])('which %s, and the page hears why', async (_how, status, reason) => {
    const { alice, callId, sip } = await ring();
    sip.reject(status);
    const ended = await alice.client.next('call.ended', (event) => event.callId === callId);
    expect(ended.reason).toEqual(reason);
  });

  test('and gives up: the phone stops ringing', async () => {
    const { alice, callId, sip } = await ring();
    await alice.client.ask('call.hangUp', { callId });
    expect(await sip.ended).toMatchObject({ reason: 'peer-cancelled' });
    await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
  });

  test('and hears what the phone network says before the answer, which hears nothing', async () => {
    const { alice, callId, sip } = await ring();
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await using phone = await TrunkPhone.open(TONES.phone);
    phone.negotiate(sip.offer!);
    sip.progress(answerSession(sip.offer!, phone.media)!);
    const { participants } = await alice.client.next('call.changed', ({ participants: all = [] }) =>
      all.some(({ user, early }) => user === PHONE.user && early === true),
    );
    expect(participants).toMatchObject([{ user: PHONE.user, state: 'ringing' }]);
    await until('alice hears the network', () => voice.hears(TONES.phone) > LOUD);
    expect(phone.leg.statistics.socket.received).toBe(0);
    await trunk.answer(sip, phone);
    const answered = await alice.client.next('call.changed', isOf(PHONE.user, 'connected'));
    expect(answered.participants?.every(({ early }) => early === undefined)).toBe(true);
    await until('the phone hears alice', () => phone.hears(TONES.alice) > LOUD);
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    await alice.client.ask('call.hangUp', { callId });
  });

  test('and hears an announcement, and then why it is not reached', async () => {
    const { alice, callId, sip } = await ring();
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await using phone = await TrunkPhone.open(TONES.phone);
    phone.negotiate(sip.offer!);
    sip.progress(answerSession(sip.offer!, phone.media)!);
    await until('alice hears the network', () => voice.hears(TONES.phone) > LOUD);
    await expect(alice.client.ask('call.early', { callId })).rejects.toBeInstanceOf(CallRefused);
    sip.reject(404);
    const ended = await alice.client.next('call.ended', (event) => event.callId === callId);
    expect(ended.reason).toEqual({ code: 404, subCode: 560_404 });
    await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
  });

  test('and brings in a colleague: everybody hears everybody', async () => {
    const { alice, callId, sip } = await ring();
    const bob = await callers.caller(running.plane, 'Bob');
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await using other = new VoiceClient(bob.client, TONES.bob);
    await using phone = await TrunkPhone.open(TONES.phone);
    await trunk.answer(sip, phone);
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    await alice.client.ask('call.add', { callId, user: bob.id });
    await bob.client.next('call.incoming');
    await bob.client.ask('call.accept', { callId });
    await until('bob hears both', () => hearsBoth(other, TONES.alice, TONES.phone));
    await until('the phone hears both', () => hearsBoth(phone, TONES.alice, TONES.bob));
    await until('alice hears both', () => hearsBoth(voice, TONES.bob, TONES.phone));
    await alice.client.ask('call.hangUp', { callId });
    await until(
      'the others go on',
      () => phone.hears(TONES.alice) < LOUD / 5 && phone.hears(TONES.bob) > LOUD,
    );
    expect(phone.ended).toBeUndefined();
  });

  test('which holds, and takes the call back', async () => {
    const { alice, sip } = await ring();
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await using phone = await TrunkPhone.open(TONES.phone);
    await trunk.answer(sip, phone);
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    await phone.call!.offer((local) => ({ ...local, direction: 'sendonly' }));
    await alice.client.next('call.changed', isOf(PHONE.user, 'hold'));
    await until('alice hears nothing', () => voice.hears(TONES.phone) < LOUD / 5);
    await phone.call!.offer((local) => ({ ...local, direction: 'sendrecv' }));
    await until('alice hears the phone again', () => voice.hears(TONES.phone) > LOUD);
  });

  test.each([
    ['without a number to show', { to: [PHONE] }, 400],
    ['with a number that is not there', { ...start, alternateCallerId: '+14255550199' }, 403],
    ['that does not exist', { ...start, to: [{ user: '4:+1911' }] }, 400],
  ])('%s: refused', async (_how, args, code) => {
    const alice = await callers.caller(running.plane, 'Alice');
    const refused = await alice.client.ask('call.start', args).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CallRefused);
    expect((refused as CallRefused).code).toBe(code);
    expect((await phoneInfo(running)).lines).toBe(0);
  });
});

/** Everything that is known of a call that is over, in its order and without its number. */
async function showsTheCall(running: Running, callId: string, alice: string): Promise<void> {
  const ask = (path: string) => control(running.plane, 'GET', `/calls/traces${path}`);
  const who = '4:+142…23';
  await until('the sound was summed up', async () =>
    JSON.stringify((await ask(`/${callId}`)).body).includes('"total"'),
  );
  const { body } = await ask(`/${callId}`);
  expect(body).toMatchObject({
    call: { id: callId, kind: 'direct', endedAt: expect.any(String), legs: [] },
    ...{ more: 0, missing: 0 },
  });
  const { entries } = body as { entries: { area: string; step: string; method: string }[] };
  expect(entries).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ area: 'signalling', step: 'began', who: alice }),
      expect.objectContaining({ area: 'signalling', step: 'answered', who }),
      expect.objectContaining({ area: 'sip', method: 'INVITE', status: 180 }),
      expect.objectContaining({ area: 'media', step: 'engine' }),
      expect.objectContaining({
        ...{ area: 'media', step: 'total', who },
        quality: expect.objectContaining({ codec: 'PCMU', packetsReceived: expect.any(Number) }),
      }),
    ]),
  );
  expect(JSON.stringify(body)).not.toMatch(/425555/);
  const { ended } = (await ask('')).body as { ended: { id: string; people: string[] }[] };
  expect(ended.find(({ id }) => id === callId)?.people).toEqual([alice, who]);
  expect((await ask(`/a.${randomUUID()}`)).status).toBe(404);
  expect((await ask('/%20')).status).toBe(400);
}

function hearsBoth(end: { hears(hz: number): number }, one: number, other: number): boolean {
  return end.hears(one) > LOUD && end.hears(other) > LOUD;
}

function isOf(user: string, state: string) {
  return ({ participants = [] }: { participants?: readonly { user: string; state: string }[] }) =>
    participants.some((one) => one.user === user && one.state === state);
}
