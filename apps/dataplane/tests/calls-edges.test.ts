import { randomUUID } from 'node:crypto';
import type { CallArgs } from '@switchboard/acs-wire';
import { Callers, callsOf, fakeEngines, joinGroup, recordsOf } from './_callers.ts';
import { control, start } from './_harness.ts';
import type { Running } from './_harness.ts';

/** What real clients do only in the worst moment, and hostile ones on purpose. */
let running: Running;
let callers: Callers;

beforeAll(async () => {
  running = await start({}, { services: [fakeEngines().media] });
});
beforeEach(() => {
  callers = new Callers();
});
afterEach(() => callers[Symbol.asyncDispose]());
afterAll(() => running[Symbol.asyncDispose]());

const caller = (name: string) => callers.caller(running.plane, name);
const failures = () => running.log.filter((line) => /"level":(50|60)/.test(line));
const callOf = async (callId: string) =>
  (await callsOf(running.plane)).calls.find(({ id }) => id === callId);

test('names that every object has name nobody in a call', async () => {
  const [alice, bob] = [await caller('Alice'), await caller('Bob')];
  const { id: callId } = await alice.client.start(bob.id);
  await bob.client.ask('call.accept', { callId });
  const before = await callOf(callId);
  for (const user of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const users = [user];
    await alice.client.ask('call.hand', { callId, up: false, users });
    await alice.client.ask('call.spotlight', { callId, on: true, users });
    await alice.client.ask('call.mute', { callId, users });
    for (const op of ['call.remove', 'call.transfer'] as const) {
      const asked = alice.client.askAnything(op, { callId, user, to: bob.id });
      await expect(asked).rejects.toMatchObject({ code: 404 });
    }
  }
  expect(await callOf(callId)).toEqual(before);
  expect(failures()).toEqual([]);
});

test('somebody who is called twice in one breath rings once', async () => {
  const [alice, bob] = [await caller('Alice'), await caller('Bob')];
  const { id: callId } = await alice.client.start(bob.id, bob.id);
  await bob.client.next('call.incoming');
  await bob.client.ask('call.accept', { callId });
  expect(bob.client.events.filter(({ type }) => type === 'call.incoming')).toHaveLength(1);
});

test.each([
  ['a group', 'call.join', () => ({ locator: { groupId: randomUUID() } })],
  ['somebody', 'call.start', (bob: string) => ({ to: [{ user: bob }] })],
] as const)(
  'who asks for %s and is gone before it is there leaves no call',
  async (_what, op, args) => {
    const [alice, bob] = [await caller('Alice'), await caller('Bob')];
    alice.client.send({ t: 'req', id: 1, op, args: args(bob.id) });
    await alice.client.leave();
    // The request was taken before the goodbye; when another one is answered, it was carried out.
    await bob.client.ask('call.join', { locator: { groupId: randomUUID() } });
    await bob.client.until(
      () =>
        !bob.client.events.some(({ type }) => type === 'call.incoming') ||
        bob.client.events.some(({ type }) => type === 'call.incomingEnded'),
    );
    const { calls } = await callsOf(running.plane);
    expect(calls.flatMap(({ participants }) => participants.map(({ user }) => user))).toEqual([
      bob.id,
    ]);
  },
);

test('a group that is left and joined in the same instant gets a call of its own, and a record', async () => {
  const [alice, bob] = [await caller('Alice'), await caller('Bob')];
  for (let round = 0; round < 20; round++) {
    const groupId = randomUUID();
    const { id: first } = await joinGroup(alice, groupId);
    const left = alice.client.ask('call.hangUp', { callId: first });
    const [{ id: second }] = await Promise.all([joinGroup(bob, groupId), left]);
    await alice.client.next('call.ended', ({ callId }) => callId === first);
    if (second !== first) {
      expect(await callOf(first)).toBeUndefined();
    }
    expect((await callOf(second))?.participants).toHaveLength(1);
    await bob.client.ask('call.hangUp', { callId: second });
  }
  expect(failures()).toEqual([]);
  const records = await recordsOf(running.plane);
  expect(records.every(({ endedMs, legs }) => endedMs !== null && legs.length > 0)).toBe(true);
});

test('who joins a group that rings for them stops ringing everywhere', async () => {
  const [alice, bob] = [await caller('Alice'), await caller('Bob')];
  const phone = await callers.device(running.plane, bob.token);
  const groupId = randomUUID();
  const { id: callId } = await joinGroup(alice, groupId);
  await alice.client.ask('call.add', { callId, user: bob.id });
  await Promise.all([bob.client.next('call.incoming'), phone.next('call.incoming')]);
  await joinGroup(bob, groupId);
  for (const client of [bob.client, phone]) {
    expect(await client.next('call.incomingEnded')).toMatchObject({
      callId,
      reason: { code: 487, subCode: 10003 },
    });
  }
  await bob.client.ask('call.hangUp', { callId });
  await alice.client.start(bob.id);
  await phone.next('call.incoming', (event) => event.callId !== callId);
});

test.each([
  ['who was called leaves', 1],
  ['who called leaves', 0],
])('media begins anew with whoever answers after %s', async (_who, leaves) => {
  const [alice, bob, carla] = [await caller('Alice'), await caller('Bob'), await caller('Carla')];
  const { id: callId } = await alice.client.start(bob.id, carla.id);
  await bob.client.ask('call.accept', { callId });
  const [leaver, stays] = leaves === 0 ? [alice, bob] : [bob, alice];
  await leaver.client.ask('call.hangUp', { callId });
  const again = await stays.client.next('media.session', ({ generation }) => generation === 2);
  expect(again).toMatchObject({ mode: 'peer', polite: false });
  const offer = {
    callId,
    generation: 2,
    transport: 'peer',
    kind: 'offer',
    sdp: 'v=0',
    tracks: [],
  } satisfies CallArgs<'media.describe'>;
  await stays.client.ask('media.describe', offer);
  await carla.client.ask('call.accept', { callId });
  expect(await carla.client.next('media.session')).toMatchObject({ generation: 2, polite: true });
  expect(await carla.client.next('media.describe')).toMatchObject(offer);
});

test('a reset ends every call and every agent', async () => {
  const [alice, bob] = [await caller('Alice'), await caller('Bob')];
  const { id: callId } = await alice.client.start(bob.id);
  await bob.client.ask('call.accept', { callId });
  await control(running.plane, 'POST', '/reset');
  expect(await bob.client.next('call.ended')).toMatchObject({ reason: { code: 503, subCode: 0 } });
  expect(await callsOf(running.plane)).toEqual({ agents: [], calls: [] });
});
