import { createFakeParty, FakeExchange, until } from '@switchboard/calling/testing';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { RingingState as AskedState } from '@switchboard/push';
import type { ToApp, ToDevice } from '@switchboard/push/device';
import { createRinging } from './ringing.ts';

const NOW = Date.parse('2026-11-30T10:00:00.000Z');

/** Alice calls Bob, whose device and app these are. */
async function setUp(answer: () => Promise<AskedState | undefined> = async () => 'ringing') {
  const exchange = new FakeExchange();
  const clock = new VirtualClock(NOW);
  const [alice, bob] = [
    createFakeParty(exchange, 'alice', clock),
    createFakeParty(exchange, 'bob', clock),
  ];
  const told: ToDevice[] = [];
  let attached = 0;
  const ringing = createRinging({
    ...{ clock, tell: (message) => told.push(message), self: () => bob.id },
    ...{ nameOf: (ids) => (ids.includes(alice.id) ? 'Alice' : ''), newId: () => 'own-1' },
    ...{ isShownByApp: () => false, attach: () => void attached++, stateOf: answer },
  });
  /** What the data plane pushes to a device of Bob's. */
  const push = (serverCallId: string): ToApp => ({
    type: 'push-received',
    push: {
      ...{ type: 'incoming-call', eventId: crypto.randomUUID(), serverCallId, hasVideo: false },
      startedAt: new Date(NOW).toISOString(),
      caller: { id: alice.id, displayName: 'Alice' },
      metadata: { recipientId: bob.id, expiresAt: new Date(NOW + 45_000).toISOString() },
    },
  });
  const types = () => told.map(({ type }) => type);
  await Promise.all([alice.calling.start(), bob.calling.start()]);
  const call = async () => {
    await alice.calling.call([bob.id]);
    await until(bob.calling, 'rings', ({ incoming }) => incoming.length > 0);
    const [incoming] = bob.calling.getSnapshot().incoming;
    return (await bob.calling.serverCallId(incoming!.id))!;
  };
  return {
    alice,
    attached: () => attached,
    bob,
    call,
    clock,
    exchange,
    push,
    ringing,
    told,
    types,
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a call that woke the device', () => {
  it('is answered on the system’s screen before the app is connected', async () => {
    const { alice, attached, bob, call, push, ringing, types } = await setUp();
    const serverCallId = await call();
    ringing.hear(push(serverCallId));
    ringing.hear({ type: 'call-action', serverCallId, action: 'answer' });
    await settle();
    expect(attached()).toBeGreaterThan(0);
    expect(types()).toEqual(['call-reported']);
    const end = ringing.follow(bob.calling);
    await until(alice.calling, 'talks', ({ calls }) =>
      Object.values(calls).some(({ phase }) => phase.name === 'connected'),
    );
    await settle();
    expect(types()).toEqual(['call-reported', 'call-connected']);
    ringing.hear({ type: 'call-action', serverCallId, action: 'end' });
    await until(bob.calling, 'is over', ({ calls }) =>
      Object.values(calls).every(({ phase }) => phase.name === 'ended'),
    );
    await settle();
    expect(types()).toEqual(['call-reported', 'call-connected', 'call-ended']);
    end();
    ringing.end();
  });

  it('is declined before the app is connected, and the caller is told', async () => {
    const { alice, bob, call, push, ringing, types } = await setUp();
    const serverCallId = await call();
    ringing.hear(push(serverCallId));
    ringing.hear({ type: 'call-action', serverCallId, action: 'decline' });
    ringing.follow(bob.calling);
    await until(alice.calling, 'is told', ({ calls }) =>
      Object.values(calls).some(
        ({ phase }) => phase.name === 'ended' && phase.reason.word.startsWith('declined'),
      ),
    );
    expect(types()).toEqual(['call-reported', 'call-ended']);
    ringing.end();
  });

  it('leaves the screen when the data plane says that it is over', async () => {
    const { clock, push, ringing, types } = await setUp(async () => 'ended');
    ringing.hear(push('server-gone'));
    await settle();
    expect(types()).toEqual(['call-reported', 'call-ended']);
    expect([ringing.state.get().calls, clock.pending]).toEqual([{}, 0]);
  });

  it('leaves the screen by itself where nobody can be asked', async () => {
    const refused = async (): Promise<AskedState> => {
      throw new TypeError('fetch failed');
    };
    const { clock, push, ringing, types } = await setUp(refused);
    ringing.hear(push('server-gone'));
    await clock.advance(44_999);
    expect(types()).toEqual(['call-reported']);
    await clock.advance(1);
    expect(types()).toEqual(['call-reported', 'call-ended']);
    expect(clock.pending).toBe(0);
  });
});

describe('a call that the app’s own connection brings', () => {
  it('is shown by the system, and leaves it when the caller gives up', async () => {
    const { alice, bob, call, ringing, types } = await setUp();
    const end = ringing.follow(bob.calling);
    await call();
    await settle();
    expect(types()).toEqual(['call-reported']);
    const [placed] = Object.values(alice.calling.getSnapshot().calls);
    await alice.calling.session(placed!.ref).hangUp(false);
    await until(bob.calling, 'rings no more', ({ incoming }) => incoming.length === 0);
    await settle();
    expect(types()).toEqual(['call-reported', 'call-ended']);
    end();
  });

  it('that could not be answered leaves the screen', async () => {
    const { bob, call, exchange, ringing, types } = await setUp();
    ringing.follow(bob.calling);
    const serverCallId = await call();
    await settle();
    exchange.failNext('accept', 500, 0);
    ringing.answer(serverCallId, false);
    await settle();
    expect(types()).toEqual(['call-reported', 'call-ended']);
  });

  it('ends with the sign-in', async () => {
    const { bob, call, ringing, types } = await setUp();
    ringing.follow(bob.calling);
    await call();
    await settle();
    ringing.signedOut();
    expect([types().at(-1), ringing.state.get().calls]).toEqual(['call-ended', {}]);
  });
});

describe('a call that is placed here', () => {
  async function place() {
    const scene = await setUp();
    const { alice, bob, ringing } = scene;
    const end = ringing.follow(bob.calling);
    await bob.calling.call([alice.id]);
    await until(alice.calling, 'rings', ({ incoming }) => incoming.length > 0);
    return { ...scene, end };
  }
  const answer = async ({ alice, bob }: Awaited<ReturnType<typeof place>>) => {
    const [incoming] = alice.calling.getSnapshot().incoming;
    await alice.calling.accept(incoming!.id);
    await until(bob.calling, 'talks', ({ calls }) =>
      Object.values(calls).some(({ phase }) => phase.name === 'connected'),
    );
  };

  it('is told to the system before anybody answers, then that it is connected, and its end', async () => {
    const scene = await place();
    const { alice, bob, end, ringing, told, types } = scene;
    expect(told).toEqual([
      { type: 'call-started', serverCallId: 'own-1', calleeName: 'Alice', hasVideo: false },
    ]);
    await answer(scene);
    expect(types()).toEqual(['call-started', 'call-connected']);
    // A chat that was replaced follows the same agent once more.
    end();
    ringing.follow(bob.calling);
    expect(types()).toEqual(['call-started', 'call-connected']);
    const [call] = Object.values(alice.calling.getSnapshot().calls);
    await alice.calling.session(call!.ref).hangUp(false);
    await until(bob.calling, 'is over', ({ calls }) =>
      Object.values(calls).every(({ phase }) => phase.name === 'ended'),
    );
    expect(told.at(-1)).toEqual({ type: 'call-ended', serverCallId: 'own-1' });
    expect([types().length, ringing.state.get().calls]).toEqual([3, {}]);
  });

  it.each([false, true])('is ended from the system’s screen, answered: %s', async (isAnswered) => {
    const scene = await place();
    const { bob, ringing, types } = scene;
    if (isAnswered) await answer(scene);
    ringing.hear({ type: 'call-action', serverCallId: 'own-1', action: 'end' });
    await until(bob.calling, 'is over', ({ calls }) =>
      Object.values(calls).every(({ phase }) => phase.name === 'ended'),
    );
    expect([types().at(-1), ringing.state.get().calls]).toEqual(['call-ended', {}]);
  });

  it('leaves the screen with the sign-in', async () => {
    const { ringing, types } = await place();
    ringing.signedOut();
    expect(types()).toEqual(['call-started', 'call-ended']);
  });
});
