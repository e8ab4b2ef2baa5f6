import { CallRefused } from './_call-client.ts';
import { Callers } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { application, automationClient } from './_callbacks.ts';
import { phoneInfo, phoneOn, startWithPhone } from './_phone.ts';
import type { Running } from './_harness.ts';
import { OURS } from './_sms.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const NUMBER = '+14255550123';
const OTHER = '+14255550124';
const PHONE = `4:${NUMBER}`;
const LOUD = 2_500;
const TONES = { alice: 400, phone: 700, bob: 1_100, other: 1_500 } as const;

let trunk: TestTrunk;
let running: Running;
let open: AsyncDisposableStack;
const callers = new Callers();

beforeAll(async () => {
  trunk = await TestTrunk.open();
  const phone = phoneOn(trunk.port, [28_920, 28_959]);
  running = await startWithPhone({ ...phone, transfersOut: true });
});
beforeEach(() => {
  open = new AsyncDisposableStack();
});
afterEach(async () => {
  await open.disposeAsync();
  await callers[Symbol.asyncDispose]();
  await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
});
afterAll(async () => {
  await running?.[Symbol.asyncDispose]();
  await trunk?.[Symbol.asyncDispose]();
});

interface Talking {
  readonly callId: string;
  readonly phone: TrunkPhone;
}

function person(name: string): Promise<Caller> {
  return callers.caller(running.plane, name);
}

function voiceOf({ client }: Caller, hz: number): VoiceClient {
  return open.use(new VoiceClient(client, hz));
}

/** The next phone that rings is answered. */
async function answer(hz: number): Promise<TrunkPhone> {
  const sip = await trunk.next();
  const phone = open.use(await TrunkPhone.open(hz));
  await trunk.answer(sip, phone);
  return phone;
}

/** Calls a phone, which answers. */
async function talk({ client }: Caller, number = NUMBER, hz: number = TONES.phone) {
  const start = { to: [{ user: `4:${number}` }], alternateCallerId: OURS };
  const { call } = (await client.ask('call.start', start)) as { call: { id: string } };
  const phone = await answer(hz);
  await client.next(
    'call.changed',
    ({ callId, participants = [] }) =>
      callId === call.id &&
      participants.some(({ user, state }) => user === `4:${number}` && state === 'connected'),
  );
  return { callId: call.id, phone } satisfies Talking;
}

async function hearEachOther(
  one: { hears(hz: number): number },
  oneHz: number,
  other: { hears(hz: number): number },
  otherHz: number,
): Promise<void> {
  await until('the one hears the other', () => one.hears(otherHz) > LOUD);
  await until('the other hears the one', () => other.hears(oneHz) > LOUD);
}

describe('a page that talks to a phone', () => {
  test('transfers it to a colleague, who hears by whom', async () => {
    const [alice, bob] = [await person('Alice'), await person('Bob')];
    const { callId, phone } = await talk(alice);
    const voice = voiceOf(bob, TONES.bob);
    const asked = { callId, user: PHONE, to: bob.id };
    const { id } = (await alice.client.ask('call.transfer', asked)) as { id: string };
    expect(await bob.client.next('call.incoming')).toMatchObject({
      ...{ callId, from: { user: PHONE }, transferor: { user: alice.id, displayName: 'Alice' } },
    });
    await bob.client.ask('call.accept', { callId });
    expect(await alice.client.next('call.transferChanged')).toMatchObject({
      ...{ callId, id, state: 'transferred' },
    });
    await alice.client.next('call.ended', (event) => event.callId === callId);
    await hearEachOther(voice, TONES.bob, phone, TONES.phone);
    expect(phone.ended).toBeUndefined();
  });

  test('transfers it to another number, with the number of the resource as caller id', async () => {
    const alice = await person('Alice');
    const { callId, phone } = await talk(alice);
    const to = `4:${OTHER}`;
    const numbered = { callId, user: PHONE, to, alternateCallerId: OURS };
    await alice.client.ask('call.transfer', numbered);
    const sip = await trunk.next();
    expect(sip.target).toContain(OTHER);
    expect(sip.from.user).toBe(OURS);
    const other = open.use(await TrunkPhone.open(TONES.other));
    await trunk.answer(sip, other);
    await alice.client.next('call.ended', (event) => event.callId === callId);
    await hearEachOther(phone, TONES.phone, other, TONES.other);
    other.call!.end({ reason: 'hung-up' });
    await until('the phone hears that it is over', () => phone.ended !== undefined);
  });

  test('keeps it where the other one does not come', async () => {
    const alice = await person('Alice');
    const { callId, phone } = await talk(alice);
    const voice = voiceOf(alice, TONES.alice);
    const to = `4:${OTHER}`;
    const asked = { callId, user: PHONE, to, alternateCallerId: OURS };
    const { id } = (await alice.client.ask('call.transfer', asked)) as { id: string };
    const sip = await trunk.next();
    await expect(alice.client.ask('call.transfer', asked)).rejects.toBeInstanceOf(CallRefused);
    sip.reject(486);
    expect(await alice.client.next('call.transferChanged')).toMatchObject({
      ...{ id, state: 'failed', reason: { code: 486, subCode: 560_486 } },
    });
    await hearEachOther(voice, TONES.alice, phone, TONES.phone);
  });

  test('connects it with whom it has consulted, and leaves both', async () => {
    const alice = await person('Alice');
    const first = await talk(alice);
    await alice.client.ask('call.hold', { callId: first.callId, on: true });
    const second = await talk(alice, OTHER, TONES.other);
    const both = { callId: first.callId, targetCallId: second.callId };
    await alice.client.ask('call.handOver', both);
    for (const { callId } of [first, second]) {
      await alice.client.next('call.ended', (event) => event.callId === callId);
    }
    await hearEachOther(first.phone, TONES.phone, second.phone, TONES.other);
  });

  test('cannot transfer it without a number to show, nor to itself, nor can strangers', async () => {
    const [alice, bob] = [await person('Alice'), await person('Bob')];
    const { callId } = await talk(alice);
    const ofBob = await talk(bob, OTHER, TONES.other);
    const to = '4:+14255550125';
    const refusals = [
      alice.client.ask('call.transfer', { callId, user: PHONE, to }),
      alice.client.ask('call.transfer', { callId, user: PHONE, to: alice.id }),
      bob.client.ask('call.transfer', { callId, user: PHONE, to: bob.id }),
      bob.client.ask('call.transfer', { callId, to, alternateCallerId: OURS }),
      bob.client.ask('call.handOver', { callId, targetCallId: ofBob.callId }),
      alice.client.ask('call.handOver', { callId, targetCallId: ofBob.callId }),
      alice.client.ask('call.handOver', { callId, targetCallId: callId }),
    ].map((asked) => asked.catch((error: unknown) => (error as CallRefused).code));
    expect(await Promise.all(refusals)).toEqual([400, 400, 404, 404, 404, 404, 400]);
  });
});

describe('a phone that is in a call', () => {
  /** Asks for a transfer, and keeps what it is told of it. */
  function refer({ phone }: Talking, target: string, options = {}) {
    const told: number[] = [];
    const onProgress = (status: number): void => void told.push(status);
    const result = phone.call!.transfer(target, { onProgress, ...options });
    return { told, result };
  }

  test('transfers it to a person, and hears how that goes', async () => {
    const [alice, bob] = [await person('Alice'), await person('Bob')];
    const talking = await talk(alice);
    const [voice, others] = [voiceOf(alice, TONES.alice), voiceOf(bob, TONES.bob)];
    const { told, result } = refer(talking, `sip:${encodeURIComponent(bob.id)}@127.0.0.1`);
    const { callId, from, transferor } = await bob.client.next('call.incoming');
    expect([from.user, transferor?.user]).toEqual([alice.id, PHONE]);
    await bob.client.ask('call.accept', { callId });
    expect(await result).toEqual({ kind: 'done' });
    expect(told).toEqual([100, 200]);
    await until('it is let go', () => talking.phone.ended !== undefined);
    await hearEachOther(voice, TONES.alice, others, TONES.bob);
  });

  test('transfers it to a number, which sees the number of the resource', async () => {
    const alice = await person('Alice');
    const talking = await talk(alice);
    const voice = voiceOf(alice, TONES.alice);
    const { result } = refer(talking, `sip:${OTHER}@127.0.0.1;user=phone`);
    const sip = await trunk.next();
    expect(sip.from.user).toBe(OURS);
    // Many hang up without waiting for what comes of it.
    talking.phone.call!.end({ reason: 'hung-up' });
    const other = open.use(await TrunkPhone.open(TONES.other));
    await trunk.answer(sip, other);
    await hearEachOther(voice, TONES.alice, other, TONES.other);
    expect(await result).toEqual({ kind: 'unknown' });
  });

  test('keeps it where the other one is busy', async () => {
    const alice = await person('Alice');
    const talking = await talk(alice);
    const { told, result } = refer(talking, `sip:${OTHER}@127.0.0.1`);
    (await trunk.next()).reject(486);
    expect(await result).toEqual({ kind: 'refused', status: 486 });
    expect(told).toEqual([100, 486]);
    expect(talking.phone.ended).toBeUndefined();
  });

  test('connects those of both its calls', async () => {
    const [alice, bob] = [await person('Alice'), await person('Bob')];
    const [first, second] = [await talk(alice), await talk(bob)];
    const [voice, others] = [voiceOf(alice, TONES.alice), voiceOf(bob, TONES.bob)];
    const replaces = second.phone.call!;
    const { result } = refer(first, `sip:${OURS}@127.0.0.1`, { replaces });
    expect(await result).toEqual({ kind: 'done' });
    await until('it is let go of one', () => first.phone.ended !== undefined);
    await until('it is let go of the other', () => second.phone.ended !== undefined);
    await hearEachOther(voice, TONES.alice, others, TONES.bob);
  });

  test.each([
    ['nobody', 'sip:reception@127.0.0.1', 404],
    ['an emergency number', 'sip:+1911@127.0.0.1', 400],
    ['the one it talks to', undefined, 400],
  ])('is refused to transfer it to %s', async (_whom, target, status) => {
    const alice = await person('Alice');
    const talking = await talk(alice);
    const uri = target ?? `sip:${encodeURIComponent(alice.id)}@127.0.0.1`;
    expect(await refer(talking, uri).result).toEqual({ kind: 'refused', status });
  });

  test('is refused to take the place of somebody else', async () => {
    const alice = await person('Alice');
    const talking = await talk(alice);
    const { callId, localTag } = talking.phone.call!.dialog;
    const dialog = { callId, localTag, remoteTag: 'another' };
    const { result } = refer(talking, `sip:${OURS}@127.0.0.1`, { replaces: { dialog } });
    expect(await result).toEqual({ kind: 'refused', status: 481 });
  });
});

test('an application transfers a phone to a person', async () => {
  const bob = await person('Bob');
  const voice = voiceOf(bob, TONES.bob);
  const app = open.use(await application());
  const client = automationClient(running.plane);
  const sourceCallIdNumber = { phoneNumber: OURS };
  const targetParticipant = { phoneNumber: NUMBER };
  const created = client.createCall({ targetParticipant, sourceCallIdNumber }, app.url);
  const phone = await answer(TONES.phone);
  const { callConnection } = await created;
  await app.next('CallConnected');
  const transferee = targetParticipant;
  await callConnection.transferCallToParticipant({ communicationUserId: bob.id }, { transferee });
  const { callId } = await bob.client.next('call.incoming');
  await bob.client.ask('call.accept', { callId });
  await app.next('CallTransferAccepted');
  await app.next('CallDisconnected');
  await hearEachOther(voice, TONES.bob, phone, TONES.phone);
});
