import { jest } from '@jest/globals';
import { VirtualClock } from '@switchboard/kernel/testing';
import { FakeCall } from './testing/fake-call.ts';
import { FakeExchange } from './testing/fake-exchange.ts';
import { connectParties, createFakeParty } from './testing/fake-party.ts';
import { until } from './testing/until.ts';

function setUp() {
  const exchange = new FakeExchange();
  const clock = new VirtualClock();
  const party = (name: string) => createFakeParty(exchange, name, clock);
  return { exchange, clock, alice: party('alice'), bob: party('bob'), carla: party('carla') };
}

async function ringing() {
  const world = setUp();
  const { alice, bob } = world;
  await Promise.all([alice.calling.start(), bob.calling.start()]);
  const ref = await alice.calling.call([bob.id]);
  await until(bob.calling, 'rings', ({ incoming }) => incoming.length > 0);
  return { ...world, ref, incoming: bob.calling.getSnapshot().incoming[0]! };
}

describe('what cannot be placed or answered', () => {
  test('is refused with the reason, which is in the state too', async () => {
    const { alice, bob, exchange } = setUp();
    exchange.failNext('createCallAgent', 401, 40235);
    await expect(alice.calling.call([bob.id], { video: true })).rejects.toMatchObject({
      code: 'token',
      category: 'unauthenticated',
      retryable: false,
    });
    expect(alice.calling.getSnapshot().failure).toMatchObject({ kind: 'token' });
    expect(alice.openStreams.size).toBe(0);
    await alice.calling.call([bob.id]);
    expect(alice.calling.getSnapshot().failure).toBeUndefined();
  });

  test('leaves no camera open, and nothing to catch', async () => {
    const { bob, exchange, incoming } = await ringing();
    exchange.failNext('accept', 500, 0);
    await expect(bob.calling.accept(incoming.id, { video: true })).resolves.toBeUndefined();
    expect(bob.calling.getSnapshot().failure).toMatchObject({ kind: 'unknown', code: 500 });
    expect(bob.openStreams.size).toBe(0);
  });

  test('is left when it cannot be followed, before anybody is told that it failed', async () => {
    const { alice, exchange } = setUp();
    await alice.calling.start();
    const listening = jest.spyOn(FakeCall.prototype, 'on').mockImplementation(() => {
      throw new Error('no listeners here');
    });
    const joining = alice.calling.joinGroup('group').finally(() => listening.mockRestore());
    await expect(joining).rejects.toMatchObject({ code: 'unknown' });
    expect(exchange.group('group').legs.size).toBe(0);
    expect(alice.calling.getSnapshot().calls).toEqual({});
  });

  test('was given up while it was being answered', async () => {
    const { alice, bob, ref, exchange, incoming } = await ringing();
    const other = await connectOther(bob, exchange);
    const release = exchange.hold('hold');
    const answering = bob.calling.accept(incoming.id, { video: true });
    await alice.calling.session(ref).hangUp(false);
    release();
    expect(await answering).toBeUndefined();
    expect(bob.openStreams.size).toBe(0);
    expect(bob.calling.find(other)).toBeDefined();
  });
});

async function connectOther(bob: Parameters<typeof connectParties>[0], exchange: FakeExchange) {
  const dora = createFakeParty(exchange, 'dora', new VirtualClock());
  const { ref } = await connectParties(bob, dora);
  return ref;
}

describe('what rings', () => {
  test('is remembered with its reason when nobody answers', async () => {
    const { alice, bob, ref, clock, incoming } = await ringing();
    await clock.advance(7_000);
    await alice.calling.session(ref).hangUp(false);
    expect(bob.calling.getSnapshot()).toMatchObject({
      incoming: [],
      unanswered: [
        {
          id: incoming.id,
          from: alice.id,
          endedAt: incoming.since + 7_000,
          reason: { word: 'cancelled' },
        },
      ],
    });
  });

  test('is not called unanswered by who declined it', async () => {
    const { bob, incoming } = await ringing();
    await bob.calling.decline(incoming.id);
    await bob.calling.decline(incoming.id);
    expect(bob.calling.getSnapshot()).toMatchObject({ incoming: [], unanswered: [] });
  });

  test.each([true, false])('says whether it is with video: %s', async (video) => {
    const { alice, bob } = setUp();
    await Promise.all([alice.calling.start(), bob.calling.start()]);
    await alice.calling.call([bob.id], { video });
    await until(bob.calling, 'rings', ({ incoming }) => incoming.length > 0);
    expect(bob.calling.getSnapshot().incoming).toMatchObject([{ video }]);
  });

  test('is named when the name is known', async () => {
    const { alice, bob, exchange } = await ringing();
    exchange.rings(bob.id)[0]?.callerNamed('Alice of the second floor');
    expect(bob.calling.getSnapshot().incoming).toMatchObject([
      { from: alice.id, name: 'Alice of the second floor' },
    ]);
  });

  test('is not named with what nobody sees', async () => {
    const { bob, exchange } = await ringing();
    exchange.rings(bob.id)[0]?.callerNamed('\u202eDa\u200bna\u202c (Security)');
    expect(bob.calling.getSnapshot().incoming).toMatchObject([{ name: 'Dana (Security)' }]);
  });
});

test('whoever takes up a call again holds the others, and the latest wish is what counts', async () => {
  const { alice, bob, carla } = setUp();
  const first = await connectParties(alice, bob);
  const second = await connectParties(carla, bob);
  const phase = (ref: typeof first.ref) => bob.calling.getSnapshot().calls[ref]?.phase.name;
  expect([phase(first.answered), phase(second.answered)]).toEqual(['held', 'connected']);
  await bob.calling.session(first.answered).setHeld(false);
  expect([phase(first.answered), phase(second.answered)]).toEqual(['connected', 'held']);
  await bob.calling.session(first.answered).setHeld(true);
  const sessions = [first.answered, second.answered].map((ref) => bob.calling.session(ref));
  await Promise.all(sessions.map((session) => session.setHeld(false)));
  expect([phase(first.answered), phase(second.answered)]).toEqual(['held', 'connected']);
});

test('who is handed over while placing a call of their own has both', async () => {
  const { alice, bob, carla, exchange } = setUp();
  const dora = createFakeParty(exchange, 'dora', new VirtualClock());
  const { ref, answered } = await connectParties(alice, bob);
  await Promise.all([carla.calling.start(), dora.calling.start()]);
  const release = exchange.hold('hold');
  const placing = bob.calling.call([dora.id]);
  await alice.calling.session(ref).transfer(carla.id);
  release();
  const own = await placing;
  const refs = Object.keys(bob.calling.getSnapshot().calls);
  expect(refs).toHaveLength(3);
  expect(refs).toEqual(expect.arrayContaining([own, answered]));
});

test('at most five ended calls are kept', async () => {
  const { alice, bob } = setUp();
  for (let count = 0; count < 8; count++) {
    const { ref } = await connectParties(alice, bob);
    await alice.calling.session(ref).hangUp(false);
  }
  expect(Object.keys(alice.calling.getSnapshot().calls)).toHaveLength(5);
});

test('fifty calls leave no listener, no renderer, no stream and no timer behind', async () => {
  const { alice, bob, exchange, clock } = setUp();
  await Promise.all([alice.calling.start(), bob.calling.start()]);
  const before = exchange.listeners.value;
  for (let count = 0; count < 50; count++) {
    const { ref, answered } = await connectParties(alice, bob);
    const [mine, theirs] = [alice.calling.session(ref), bob.calling.session(answered)];
    await mine.setCamera(true);
    await theirs.show(alice.id, 'camera', {});
    await mine.show(alice.id, 'camera', {});
    theirs.onData(() => undefined);
    await mine.openChannel(1_000).sendMessage(Uint8Array.of(1));
    await mine.react('like');
    theirs.statistics.subscribe(() => undefined);
    await mine.hangUp(false);
  }
  // The ended calls that are still kept hold on to nothing.
  await clock.advance(0);
  expect(exchange.listeners.value).toBe(before);
  expect(clock.pending).toBe(0);
  for (const { openRenderers, openStreams, calling } of [alice, bob]) {
    expect([openRenderers.size, openStreams.size, calling.shownStreams]).toEqual([0, 0, 0]);
  }
});

test('its end closes everything', async () => {
  const { alice, bob, exchange, clock } = setUp();
  const { ref, answered } = await connectParties(alice, bob);
  await alice.calling.session(ref).setCamera(true);
  await bob.calling.session(answered).show(alice.id, 'camera', {});
  await Promise.all([alice.calling.end(), bob.calling.end()]);
  await clock.advance(0);
  expect(exchange.listeners.value).toBe(0);
  expect(alice.openStreams.size + bob.openRenderers.size).toBe(0);
  expect(alice.calling.getSnapshot().agent).toEqual({ status: 'idle' });
});
