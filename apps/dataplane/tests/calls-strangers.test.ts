import type { CallArgs, CallOperation } from '@switchboard/acs-wire';
import { Callers, callsOf, fakeEngines, joinGroup, joinRoom, makeRoom } from './_callers.ts';
import type { Caller } from './_callers.ts';
import type { CallClient } from './_call-client.ts';
import { heard, publish, SOMEBODY } from './_call-requests.ts';
import { start } from './_harness.ts';
import type { Running } from './_harness.ts';

let running: Running;
let callers: Callers;
const { media } = fakeEngines();

beforeAll(async () => {
  running = await start({}, { services: [media] });
});
beforeEach(() => {
  callers = new Callers();
});
afterEach(() => callers[Symbol.asyncDispose]());
afterAll(() => running[Symbol.asyncDispose]());

const caller = (name: string, scopes?: ('voip' | 'voip.join')[]) =>
  callers.caller(running.plane, name, scopes);

test('who is not invited does not come in, whether or not there is a call', async () => {
  const [ann, mallory] = [await caller('Ann'), await caller('Mallory')];
  const roomId = await makeRoom(running.plane, { [ann.id]: 'Presenter' });
  const uninvited = { code: 403, subCode: 5828 };
  await expect(joinRoom(mallory, roomId)).rejects.toMatchObject(uninvited);
  await joinRoom(ann, roomId);
  await expect(joinRoom(mallory, roomId)).rejects.toMatchObject(uninvited);
  await expect(joinRoom(ann, '99000000000000000')).rejects.toMatchObject({
    code: 404,
    subCode: 5732,
  });
});

describe('somebody who is not in a call', () => {
  /** Every request that names a call. */
  const about: readonly [CallOperation, object][] = [
    ['call.accept', {}],
    ['call.reject', {}],
    ['call.hangUp', {}],
    ['call.hangUp', { forEveryone: true }],
    ['call.update', { muted: true }],
    ['call.hold', { on: true }],
    ['call.add', {}],
    ['call.remove', {}],
    ['call.mute', {}],
    ['call.hand', { up: true }],
    ['call.spotlight', { on: true }],
    ['call.react', { reaction: 'like' }],
    ['call.data', { channel: 1, bytes: 'aGk=' }],
    ['call.transfer', { to: SOMEBODY }],
    ['call.survey', { overall: { score: 1 } }],
    ['call.quality', { lost: 1 }],
    ['media.describe', { ...publish('audio')(), transport: 'peer' }],
    ['media.candidate', { generation: 1, transport: 'peer', candidate: null }],
    ['media.want', { wants: [] }],
    ['media.renew', { generation: 1 }],
  ];

  async function tryAll(client: CallClient, callId: string, user: string) {
    for (const [op, args] of about) {
      const asked = client.askAnything(op, { user, ...args, callId });
      await expect(asked.then(() => op)).rejects.toMatchObject({ code: 404 });
    }
  }

  test('hears 404 whatever they ask about it, and so does another device of somebody in it', async () => {
    const [alice, bob, mallory] = [await caller('A'), await caller('B'), await caller('M')];
    const { id: callId } = await alice.client.start(bob.id);
    await bob.client.ask('call.accept', { callId });
    const tablet = await callers.device(running.plane, bob.token);
    const before = await callsOf(running.plane);
    const told = [alice, bob].map(heard);
    await tryAll(mallory.client, callId, alice.id);
    await tryAll(tablet, callId, alice.id);
    await alice.client.ask('call.quality', { callId });
    await bob.client.ask('call.quality', { callId });
    expect([alice, bob].map(heard)).toEqual(told);
    expect((await callsOf(running.plane)).calls).toEqual(before.calls);
  });

  test('hears 404 about calls that are nowhere', async () => {
    const [alice, nobody] = [await caller('A'), await caller('N')];
    const { id } = await alice.client.start(nobody.id);
    const [home] = id.split('.');
    for (const callId of [`${home}.nothing`, 'deadbeef0000.nothing']) {
      await tryAll(alice.client, callId, nobody.id);
    }
    for (const callId of ['nothing', '', 7, null, {}]) {
      await expect(
        alice.client.askAnything('call.hold', { callId, on: true }),
      ).rejects.toMatchObject({ code: 400 });
    }
  });

  test('cannot decline for a person on a device that does not ring', async () => {
    const [alice, bob] = [await caller('A'), await caller('B')];
    const { id: callId } = await alice.client.start(bob.id);
    await bob.client.next('call.incoming');
    const late = await callers.device(running.plane, bob.token);
    for (const op of ['call.reject', 'call.accept'] as const) {
      await expect(late.ask(op, { callId })).rejects.toMatchObject({ code: 404 });
    }
    await bob.client.ask('call.accept', { callId });
  });

  test('is sent no data by somebody who is', async () => {
    const [alice, bob, mallory] = [await caller('A'), await caller('B'), await caller('M')];
    const { id: callId } = await alice.client.start(bob.id);
    await bob.client.ask('call.accept', { callId });
    const data = { callId, channel: 1, bytes: 'aGk=' };
    await alice.client.ask('call.data', { ...data, to: [mallory.id, alice.id] });
    await alice.client.ask('call.data', { ...data, to: [mallory.id, bob.id] });
    await bob.client.next('call.data');
    const all = [alice, bob, mallory].flatMap(({ client }) => client.events);
    expect(all.filter(({ type }) => type === 'call.data')).toHaveLength(1);
  });

  test('cannot say that they were asked to call somebody instead', async () => {
    const [alice, bob, carla, mallory] = await Promise.all(
      ['A', 'B', 'C', 'M'].map((n) => caller(n)),
    );
    const { id: callId } = await alice!.client.start(bob!.id);
    await bob!.client.ask('call.accept', { callId });
    const transfer = { callId, user: bob!.id, to: carla!.id };
    const { id } = (await alice!.client.ask('call.transfer', transfer)) as { id: string };
    const call = (who: Caller, forged: { callId: string; id: string }) =>
      who.client.ask('call.start', { to: [{ user: carla!.id }], transfer: forged });
    for (const [who, forged] of [
      [mallory!, { callId, id }],
      [alice!, { callId, id }],
      [bob!, { callId, id: 'made up' }],
      [bob!, { callId: 'deadbeef0000.x', id }],
    ] as const) {
      await expect(call(who, forged)).rejects.toMatchObject({ code: 404 });
    }
    expect(carla!.client.events).toEqual([]);
    await call(bob!, { callId, id });
    expect(await carla!.client.next('call.incoming')).toMatchObject({
      transferor: { user: alice!.id },
    });
  });
});

describe('a token for joining only', () => {
  test('joins what others have begun, answers, and begins nothing', async () => {
    const [alice, bob, guest] = [
      await caller('A'),
      await caller('B'),
      await caller('G', ['voip.join']),
    ];
    const groupId = crypto.randomUUID();
    const refused = { code: 403, subCode: 510403 };
    await expect(joinGroup(guest, groupId)).rejects.toMatchObject(refused);
    await expect(guest.client.start(bob.id)).rejects.toMatchObject(refused);
    const { id: callId } = await joinGroup(alice, groupId);
    const joined = await joinGroup(guest, groupId);
    expect(joined.id).toBe(callId);
    const add: CallArgs<'call.add'> = { callId, user: bob.id };
    await expect(guest.client.ask('call.add', add)).rejects.toMatchObject(refused);
    await guest.client.ask('call.hangUp', { callId });

    const direct = await alice.client.start(guest.id);
    await guest.client.ask('call.accept', { callId: direct.id });
    const transfer = { callId: direct.id, user: alice.id, to: bob.id };
    await expect(guest.client.ask('call.transfer', transfer)).rejects.toMatchObject(refused);
    expect(bob.client.events).toEqual([]);
  });

  test('comes into a room it is invited to', async () => {
    const guest = await caller('G', ['voip.join']);
    const roomId = await makeRoom(running.plane, { [guest.id]: 'Attendee' });
    expect((await joinRoom(guest, roomId)).participants).toHaveLength(1);
  });
});
