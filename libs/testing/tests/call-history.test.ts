import { startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';
import { Caller } from './_caller.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack[Symbol.asyncDispose]());

const recorded = (caller: Caller, callId: string) =>
  caller.next('call.recorded', (event) => event.callId === callId);

test('a call stands in both lists when they are told so, and in nobody else’s', async () => {
  using alice = await Caller.open(stack, 'alice');
  using bob = await Caller.open(stack, 'bob');
  const callId = await alice.start(bob.userId);
  await bob.next('call.incoming', (event) => event.callId === callId);
  await bob.ask('call.accept', { callId });
  await alice.ask('call.hangUp', { callId });
  await Promise.all([alice, bob].map((caller) => recorded(caller, callId)));
  const same = { callId, outcome: 'answered', seen: true };
  const [mine, theirs] = await Promise.all(
    [alice, bob].map(({ access }) => access.calls.history.query({})),
  );
  expect(mine).toMatchObject({
    items: [{ ...same, direction: 'outgoing', others: [{ name: 'Bob', userId: bob.userId }] }],
    ...{ unseen: 0, notedByPage: false },
  });
  expect(theirs).toMatchObject({
    items: [{ ...same, direction: 'incoming', others: [{ name: 'Alice', userId: alice.userId }] }],
    unseen: 0,
  });
  using carla = await Caller.open(stack, 'carla');
  expect(await carla.access.calls.history.query({})).toMatchObject({ items: [], unseen: 0 });
});

test('a page that goes leaves a missed call, which is counted until it was looked at', async () => {
  using alice = await Caller.open(stack, 'alice');
  using bob = await Caller.open(stack, 'bob');
  const callId = await alice.start(bob.userId);
  await bob.next('call.incoming', (event) => event.callId === callId);
  alice.leave();
  await recorded(bob, callId);
  const { items, unseen } = await bob.access.calls.history.query({});
  expect(items[0]).toMatchObject({ callId, outcome: 'missed', durationSeconds: 0, seen: false });
  expect(unseen).toBe(1);
  await bob.access.calls.markSeen.mutate({ upTo: items[0]!.id });
  expect(await bob.access.calls.history.query({ limit: 1 })).toMatchObject({
    items: [{ callId, seen: true }],
    unseen: 0,
  });
});

test('whoever is erased stays in the lists of others without a name, and has no list', async () => {
  using alice = await Caller.open(stack, 'alice');
  using carla = await Caller.open(stack, 'carla');
  const callId = await carla.start(alice.userId);
  await carla.ask('call.hangUp', { callId });
  await Promise.all([alice, carla].map((caller) => recorded(caller, callId)));
  await carla.access.me.erase.mutate();
  const [latest] = (await alice.access.calls.history.query({})).items;
  expect(latest).toMatchObject({ callId, others: [{ name: 'Erased person', userId: null }] });
  // Who signs in again is somebody new.
  using again = await Caller.open(stack, 'carla');
  expect(await again.access.calls.history.query({})).toMatchObject({ items: [] });
});
