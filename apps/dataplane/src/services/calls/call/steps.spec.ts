import fc from 'fast-check';
import { present, ringing } from './call.ts';
import type { Call, Leg, Step } from './call.ts';
import type { End } from './end.ts';
import { hold, sendTone, update } from './actions.ts';
import { answerFor, cancelInvitation, redirect } from './by-service.ts';
import { begin, join } from './join.ts';
import { hangUp, lose, remove } from './leave.ts';
import { moveIn, moveOut } from './move.ts';
import { Refusal } from './refusal.ts';
import { reasons } from './reasons.ts';
import {
  accept,
  hearEarly,
  reject,
  ring,
  RING_MS,
  stopEarly,
  stopEnd,
  stopRinging,
} from './ring.ts';
import { settle } from './settle.ts';
import { ringInstead } from './transfer.ts';
import { changes } from './view.ts';

const end = (id: string): End => ({ kind: 'page', process: 'p', id, media: 'page' });
const bobsEnds = [end('bob-1'), end('bob-2')];
const incoming = {
  type: 'call.incoming',
  callId: 'p.call',
  from: { user: 'alice' },
  camera: false,
  kind: 'direct',
} as const;

const dora = { user: 'dora', ends: [end('dora')], incoming, invitation: 'invitation' };

function joiner(user: string, agent = user) {
  return { user, end: end(agent), role: 'Presenter', muted: false, camera: false } as const;
}

/** What everybody believes, built only from what they are told. */
interface World {
  readonly call: Call;
  /** Devices that ring, and those that are in the call. */
  readonly rings: ReadonlySet<string>;
  readonly inside: ReadonlySet<string>;
  readonly now: number;
}

function start(): World {
  const call = begin('p.call', undefined, joiner('alice'), 0);
  const empty = { call, rings: new Set<string>(), inside: new Set(['alice']), now: 0 };
  return follow(empty, settle(ring(call, { user: 'bob', ends: bobsEnds, incoming }, 0)));
}

/** Applies what a step tells to what everybody believes. */
function follow(world: World, step: Step): World {
  const rings = new Set(world.rings);
  const inside = new Set(world.inside);
  for (const {
    end: { id },
    event,
  } of step.tell) {
    if (event.type === 'call.incoming') rings.add(id);
    if (event.type === 'call.incomingEnded') rings.delete(id);
  }
  for (const { leg } of step.gone) {
    if (leg.end) inside.delete(leg.end.id);
    for (const one of leg.ringing) rings.delete(one.id);
  }
  for (const leg of present(step.call)) {
    rings.delete(leg.end!.id);
    inside.add(leg.end!.id);
  }
  return { ...world, call: step.call, rings, inside };
}

type Move = (world: World) => Step | undefined;
const legOf = ({ call }: World, user: string): Leg | undefined => {
  const leg = call.legs[user];
  return leg?.end ? leg : undefined;
};
const withLeg =
  (user: string, next: (call: Call, leg: Leg) => Step): Move =>
  (world) => {
    const leg = legOf(world, user);
    return leg && next(world.call, leg);
  };

const moves: Record<string, Move> = {
  'bob answers on 1': ({ call, now }) => accept(call, { ...joiner('bob', 'bob-1') }, now),
  'bob answers on 2': ({ call, now }) => accept(call, { ...joiner('bob', 'bob-2') }, now),
  'bob declines': ({ call }) => reject(call, 'bob', end('bob-1')),
  'bob 1 is gone': ({ call }) => stopEnd(call, 'bob', end('bob-1'), reasons.unreachable),
  'bob 2 is busy': ({ call }) => stopEnd(call, 'bob', end('bob-2'), reasons.busy),
  'bob hangs up': withLeg('bob', (call, leg) => hangUp(call, leg)),
  'alice gives up': withLeg('alice', (call, leg) => hangUp(call, leg)),
  'alice is lost': withLeg('alice', (call, leg) => lose(call, leg, reasons.connectionLost)),
  'alice holds': withLeg('alice', (call, leg) => hold(call, leg, leg.state !== 'hold')),
  'alice mutes': withLeg('alice', (call, leg) => update(call, leg, { callId: '', muted: true })),
  'alice adds carla': withLeg('alice', (call) => {
    if (call.legs['carla']) return settle({ call, gone: [], tell: [] });
    return settle(ring(call, { user: 'carla', ends: [end('carla')], incoming }, 0));
  }),
  'bob transfers to carla': withLeg('bob', (call, leg) =>
    ringInstead(call, leg, { id: 'transfer', to: 'carla' }, { ends: [end('carla')], incoming }, 0),
  ),
  'carla answers': ({ call, now }) => accept(call, { ...joiner('carla') }, now),
  'bob removes carla': withLeg('bob', (call, leg) => remove(call, leg, 'carla')),
  'the service answers for bob': ({ call, now }) =>
    answerFor(call, { user: 'bob', end: end('bob-1') }, { ...joiner('bot') }, now),
  'the service redirects bob': ({ call, now }) =>
    redirect(call, { user: 'bob', end: end('bob-1') }, dora, now),
  'the service transfers to dora': withLeg('bot', (call) => {
    if (call.legs['dora']) return settle({ call, gone: [], tell: [] });
    return settle(ring(call, { ...dora, replaces: ['bot'] }, 0));
  }),
  'dora answers': ({ call, now }) => accept(call, { ...joiner('dora') }, now),
  'the invitation of dora is cancelled': ({ call }) => cancelInvitation(call, 'invitation'),
  'alice is moved elsewhere': ({ call }) => moveOut(call, 'alice'),
  'bob is moved elsewhere': ({ call }) => moveOut(call, 'bob'),
  'dora is moved here': ({ call, now }) => moveIn(call, 'p.other', joiner('dora'), now),
  'time is over': ({ call }) => stopRinging(call, RING_MS + 1),
};

/** What is gone, or never rang because it was busy, is told nothing. */
const unaware: Readonly<Record<string, string>> = {
  'bob 1 is gone': 'bob-1',
  'bob 2 is busy': 'bob-2',
};

const names = Object.keys(moves);
const interleavings = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 12 });

function play(sequence: readonly string[]): World {
  return sequence.reduce<World>((world, name) => {
    if (Object.keys(world.call.legs).length === 0) return world;
    try {
      const step = moves[name]!(world);
      if (!step) return world;
      const next = follow(world, step);
      const rings = new Set([...next.rings].filter((agent) => agent !== unaware[name]));
      return { ...next, rings };
    } catch (error) {
      // Too late is a clear answer; anything else is a mistake of ours.
      if (error instanceof Refusal) return world;
      throw error;
    }
  }, start());
}

test('whatever happens in whatever order, ends believe what the server knows', () => {
  fc.assert(
    fc.property(interleavings, (sequence) => {
      const { call, rings, inside } = play(sequence);
      expect([...rings].sort()).toEqual(
        ringing(call)
          .flatMap((leg) => leg.ringing.map(({ id }) => id))
          .sort(),
      );
      expect([...inside].sort()).toEqual(
        present(call)
          .map((leg) => leg.end!.id)
          .sort(),
      );
    }),
    { numRuns: 500 },
  );
});

test('no call is stuck: alone and ringing for nobody, it is over', () => {
  fc.assert(
    fc.property(interleavings, (sequence) => {
      const { call } = play(sequence);
      if (ringing(call).length === 0) expect(present(call).length).not.toBe(1);
      if (present(call).length === 0) expect(Object.keys(call.legs)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('when time is over nothing rings, and every call has an end within reach', () => {
  fc.assert(
    fc.property(interleavings, (sequence) => {
      const { call } = play([...sequence, 'time is over']);
      expect(ringing(call)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a transfer by ringing somebody goes on exactly as long as it rings for it', () => {
  fc.assert(
    fc.property(interleavings, (sequence) => {
      const { call } = play(sequence);
      const rings = ringing(call).some(({ invitation }) => invitation === 'transfer');
      if (present(call).length > 0) expect(call.transfers.length > 0).toBe(rings);
    }),
    { numRuns: 500 },
  );
});

describe('the caller gives up at the instant of the answer', () => {
  test('the answer first: both were connected, and both hear that it was hung up', () => {
    const answered = accept(start().call, { ...joiner('bob', 'bob-1') }, 1);
    const ended = hangUp(answered.call, answered.call.legs['alice']!);
    expect(ended.gone.map(({ leg, reason }) => [leg.user, reason])).toEqual([
      ['alice', reasons.hungUp],
      ['bob', reasons.hungUp],
    ]);
  });

  test('giving up first: it stops ringing, and the answer comes too late', () => {
    const { call } = start();
    const cancelled = hangUp(call, call.legs['alice']!);
    expect(cancelled.gone.map(({ leg, reason }) => [leg.user, reason])).toEqual([
      ['alice', reasons.cancelled],
      ['bob', reasons.cancelled],
    ]);
    expect(() => accept(cancelled.call, { ...joiner('bob', 'bob-1') }, 1)).toThrow(Refusal);
  });
});

test('a third person moves the media to the engine, and it stays there', () => {
  const two = play(['bob answers on 1']);
  expect(two.call.media).toEqual({ mode: 'peer', generation: 1 });
  const three = play(['bob answers on 1', 'alice adds carla', 'carla answers']);
  expect(three.call.media).toEqual({ mode: 'engine', generation: 2 });
  const twoAgain = play([
    'bob answers on 1',
    'alice adds carla',
    'carla answers',
    'bob removes carla',
  ]);
  expect(twoAgain.call.media).toEqual({ mode: 'engine', generation: 2 });
});

test('whoever calls an end that is no page has the engine before anybody answers', () => {
  const phone: End = { kind: 'phone', process: 'p', id: 'line', media: 'server' };
  const call = begin('p.call', undefined, joiner('alice'), 0);
  const rung = settle(ring(call, { user: '4:+14255550123', ends: [phone], incoming }, 0));
  expect(rung.call.media).toEqual({ mode: 'engine', generation: 2 });
  const answer = { ...joiner('4:+14255550123'), end: phone };
  expect(accept(rung.call, answer, 1).call.media).toEqual(rung.call.media);
});

describe('what is said before the answer', () => {
  const phone: End = { kind: 'phone', process: 'p', id: 'line', media: 'server' };
  const rung = (ends: readonly End[]): Call => {
    const call = begin('p.call', undefined, joiner('alice'), 0);
    return settle(ring(call, { user: 'phone', ends, incoming }, 0)).call;
  };

  test('is heard until it is answered, or breaks down', () => {
    const { call } = hearEarly(rung([phone]), 'phone', phone);
    expect(call.legs['phone']).toMatchObject({ state: 'ringing', early: phone });
    const answered = accept(call, { ...joiner('phone'), end: phone }, 1).call.legs['phone'];
    const stopped = stopEarly(call, call.legs['phone']!).call.legs['phone'];
    expect([answered?.state, stopped?.state]).toEqual(['connected', 'ringing']);
    for (const leg of [answered, stopped]) expect(leg).not.toHaveProperty('early');
  });

  test('is of one phone at a time, and not for those who talk', () => {
    const other: End = { ...phone, id: 'other' };
    expect(() => hearEarly(rung([end('bob')]), 'phone', end('bob'))).toThrow(Refusal);
    expect(() => hearEarly(rung([phone, other]), 'phone', phone)).toThrow(Refusal);
    const early = hearEarly(rung([phone]), 'phone', phone).call;
    const both = ring(early, { user: 'second', ends: [other], incoming }, 0).call;
    expect(() => hearEarly(both, 'second', other)).toThrow(Refusal);
    const talking = accept(rung([phone]), { ...joiner('phone'), end: phone }, 1).call;
    const added = ring(talking, { user: 'second', ends: [other], incoming }, 1).call;
    expect(() => hearEarly(added, 'second', other)).toThrow(Refusal);
  });
});

test('a key is for phones and services, not for pages', () => {
  const phone: End = { kind: 'phone', process: 'p', id: 'line', media: 'server' };
  const call = begin('p.call', undefined, joiner('alice'), 0);
  const rung = settle(ring(call, { user: 'phone', ends: [phone], incoming }, 0));
  const two = accept(rung.call, { ...joiner('phone'), end: phone }, 1).call;
  const three = join(two, joiner('carla'), 2).call;
  const { tell } = sendTone(three, three.legs['alice']!, { callId: 'p.call', tone: '#' });
  expect(tell).toEqual([
    { end: phone, event: { type: 'call.dtmf', callId: 'p.call', user: 'alice', tone: '#' } },
  ]);
});

test('who joins from another end moves there', () => {
  const call = begin('p.call', { groupId: crypto.randomUUID() }, joiner('alice'), 0);
  const moved = join(call, joiner('alice', 'alice-phone'), 1);
  expect(moved.call.legs['alice']?.end).toEqual(end('alice-phone'));
  expect(moved.gone).toMatchObject([{ leg: { end: end('alice') } }]);
});

test('everybody else hears of a change once, and only of what changed', () => {
  const { call } = play(['bob answers on 1']);
  const muted = update(call, call.legs['alice']!, { callId: '', muted: true });
  const notices = changes(call, muted.call, []);
  expect(notices.map(({ end: { id } }) => id)).toEqual(['alice', 'bob-1']);
  expect(notices[1]?.event).toMatchObject({
    type: 'call.changed',
    participants: [{ user: 'alice', muted: true }],
  });
});
