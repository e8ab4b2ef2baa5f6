import fc from 'fast-check';
import { nothingRings } from './ringing-state.ts';
import type { RingingEffect, RingingEvent, RingingState } from './ringing-state.ts';
import { step } from './step.ts';

const NOW = Date.parse('2026-11-30T10:00:00.000Z');
const KEY = 'home.42';
const SELF = '8:acs:bob';
const REF = 'call-1';

const push = (change: object = {}): RingingEvent => ({
  ...{ type: 'pushed', self: SELF, now: NOW, isShownByApp: false },
  push: {
    ...{ type: 'incoming-call', eventId: 'e1', serverCallId: KEY, hasVideo: true },
    startedAt: new Date(NOW).toISOString(),
    caller: { id: '8:acs:alice', displayName: 'Alice' },
    metadata: { recipientId: SELF, expiresAt: new Date(NOW + 45_000).toISOString() },
  },
  ...change,
});
const pushedAs = (change: object): RingingEvent => {
  const event = push() as Extract<RingingEvent, { type: 'pushed' }>;
  return { ...event, push: { ...event.push, ...change } as never };
};
const endPush = (change: object = {}): RingingEvent => ({
  ...{ type: 'pushed', self: SELF, now: NOW, isShownByApp: false },
  push: {
    ...{ type: 'call-ended', eventId: 'e2', serverCallId: KEY, recipientId: SELF },
    ...{ reason: 'cancelled', ...change },
  } as never,
});
const rang: RingingEvent = {
  ...{ type: 'rang', serverCallId: btoa(KEY), incomingId: 'in-1', callerId: '8:acs:alice' },
  ...{ callerName: 'Alice', hasVideo: true, now: NOW, isShownByApp: false },
};
const act = (action: 'answer' | 'decline' | 'end'): RingingEvent => ({
  ...{ type: 'acted', serverCallId: KEY, action, now: NOW },
});
const accepted: RingingEvent = { type: 'accepted', key: KEY, ref: REF };
const asked = (state: 'ringing' | 'ended'): RingingEvent => ({ type: 'asked', key: KEY, state });
const expired: RingingEvent = { type: 'expired', key: KEY, now: NOW + 120_000 };

/** Everything that is done about these, in order, and where it ends. */
function run(...events: RingingEvent[]) {
  let state: RingingState = nothingRings;
  const effects: RingingEffect[] = [];
  for (const event of events) {
    const next = step(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  const count = (type: RingingEffect['type']) =>
    effects.filter((effect) => effect.type === type).length;
  return { state, done: effects.map(({ type }) => type), count, stage: state.calls[KEY]?.stage };
}

describe('a call that a push tells of', () => {
  it('rings on the system’s screen, and is waited for', () => {
    const { done, stage } = run(push());
    expect(done).toEqual(['report', 'attach', 'wait', 'ask']);
    expect(stage).toBe('waiting');
  });

  it('rings in the app where that is in front', () => {
    expect(run(push({ isShownByApp: true })).done).not.toContain('report');
  });

  it('is the one that the call agent brings, whichever comes first', () => {
    for (const events of [
      [push(), rang],
      [rang, push()],
    ]) {
      const { count, stage, state } = run(...events);
      expect([stage, count('report'), Object.keys(state.calls)]).toEqual(['ringing', 1, [KEY]]);
    }
  });

  it('rings once, however often it is told', () => {
    const again = pushedAs({ eventId: 'e9' });
    expect(run(push(), push(), again, rang, rang).count('report')).toBe(1);
    expect(run(push(), endPush(), push(), again).stage).toBeUndefined();
  });

  it('is none of somebody else’s, whose screen it leaves', () => {
    const metadata = { recipientId: '8:acs:carla', expiresAt: new Date(NOW + 9e4).toISOString() };
    for (const event of [pushedAs({ metadata }), push({ self: undefined })]) {
      const { done, state } = run(event);
      expect([done, state.calls]).toEqual([['end'], {}]);
    }
    expect(run(push(), endPush({ recipientId: '8:acs:carla' })).stage).toBe('waiting');
  });

  it('does not ring when it comes too late', () => {
    const { done, stage } = run(push({ now: NOW + 60_000 }));
    expect([done, stage]).toEqual([['end'], undefined]);
  });

  it('does not ring when its end has overtaken it', () => {
    const { done, stage } = run(endPush(), push());
    expect([done, stage]).toEqual([['end'], undefined]);
  });
});

describe('answering', () => {
  it('is done as soon as the call agent has the call', () => {
    const { done, stage } = run(push(), rang, act('answer'), accepted);
    expect(done.slice(4)).toEqual(['accept', 'connected']);
    expect(stage).toBe('talking');
  });

  it('waits for the call agent, asks meanwhile, and is done once', () => {
    const before = run(push(), act('answer'));
    expect(before.done.slice(4)).toEqual(['attach', 'wait', 'ask']);
    const { count, stage } = run(push(), act('answer'), act('answer'), rang, rang, accepted);
    expect([count('accept'), count('connected'), stage]).toEqual([1, 1, 'talking']);
  });

  it('works on a cold start, when nothing but the answer is known', () => {
    const { count, done, stage } = run(act('answer'), push(), rang, accepted);
    expect(done.slice(0, 3)).toEqual(['attach', 'wait', 'ask']);
    expect([count('report'), count('accept'), stage]).toEqual([0, 1, 'talking']);
  });

  it('ends when the call does not ring any more', () => {
    for (const end of [asked('ended'), endPush(), expired]) {
      const { done, stage } = run(push(), act('answer'), end);
      expect([done.at(-1), stage]).toEqual(['end', undefined]);
    }
    expect(run(push(), act('answer'), asked('ringing')).stage).toBe('answering');
  });

  it('ends when it could not be done', () => {
    const failed: RingingEvent = { type: 'not-accepted', key: KEY };
    const { done, stage } = run(push(), rang, act('answer'), failed);
    expect([done.at(-1), stage]).toEqual(['end', undefined]);
  });

  it('is not undone by the end of its own ringing', () => {
    const ended: RingingEvent = { type: 'ring-ended', incomingId: 'in-1' };
    const elsewhere = endPush({ reason: 'answered-elsewhere' });
    expect(run(push(), rang, act('answer'), ended, elsewhere).stage).toBe('answering');
    expect(run(push(), rang, act('answer'), accepted, ended, elsewhere).stage).toBe('talking');
  });

  it('of a call that is over ends the screen', () => {
    expect(run(push(), endPush(), act('answer')).done.at(-1)).toBe('end');
  });

  it('is taken back by hanging up at once', () => {
    const { done, stage } = run(push(), rang, act('answer'), act('end'), accepted);
    expect(done.slice(-2)).toEqual(['hang-up', 'end']);
    expect(stage).toBeUndefined();
  });
});

describe('declining', () => {
  it('tells the caller, and closes the screen', () => {
    const { done, stage } = run(push(), rang, act('decline'));
    expect([done.slice(4), stage]).toEqual([['reject', 'end'], undefined]);
  });

  it('before the call agent has it closes the screen now, and tells the caller then', () => {
    const before = run(push(), act('decline'));
    expect(before.done.slice(4)).toEqual(['attach', 'wait', 'ask', 'end']);
    const { count, stage } = run(push(), act('decline'), rang, rang);
    expect([count('reject'), stage]).toEqual([2, undefined]);
    expect(run(push(), act('decline'), rang).count('accept')).toBe(0);
  });

  it('is kept when the call arrives later than anybody waits', () => {
    const { done, stage } = run(push(), act('decline'), expired, rang);
    expect([done.at(-1), stage]).toEqual(['reject', undefined]);
  });

  it('on a cold start rejects the call as well', () => {
    expect(run(act('decline'), rang).done.filter((one) => one === 'reject')).toHaveLength(1);
  });
});

describe('the end of ringing', () => {
  it('closes the screen, whoever says it first', () => {
    const ended: RingingEvent = { type: 'ring-ended', incomingId: 'in-1' };
    for (const events of [
      [push(), endPush()],
      [push(), rang, ended],
      [push(), rang, ended, endPush()],
      [push(), asked('ended')],
      [push(), expired],
      [rang, ended],
    ]) {
      const { count, stage } = run(...events);
      expect([count('end'), stage]).toEqual([1, undefined]);
    }
  });

  it('is not believed of a clock that is ahead', () => {
    const early: RingingEvent = { ...(expired as object), now: NOW + 1_000 } as RingingEvent;
    expect(run(push(), early).stage).toBe('waiting');
  });

  it('is the call agent’s to say once it has the call', () => {
    expect(run(push(), rang, expired, asked('ended')).stage).toBe('ringing');
  });

  it('lets the same people call again', () => {
    const ended: RingingEvent = { type: 'ring-ended', incomingId: 'in-1' };
    const other = { ...(rang as object), serverCallId: 'home.43', incomingId: 'in-2' };
    const { state } = run(rang, ended, other as RingingEvent);
    expect(state.calls['home.43']?.stage).toBe('ringing');
  });

  it('comes with the end of the sign-in', () => {
    const { done, state } = run(push(), rang, { type: 'signed-out' });
    expect([done.at(-1), state]).toEqual(['end', nothingRings]);
  });
});

describe('talking', () => {
  const talking = [push(), rang, act('answer'), accepted];

  it('is ended from the system’s screen', () => {
    expect(run(...talking, act('end')).done.at(-1)).toBe('hang-up');
  });

  it('closes the screen when it is over', () => {
    const { done, stage } = run(...talking, { type: 'call-over', ref: REF });
    expect([done.at(-1), stage]).toEqual(['end', undefined]);
  });

  it('is not ended by what comes late', () => {
    const events = [...talking, endPush(), expired, asked('ended'), push(), rang];
    expect(run(...events).stage).toBe('talking');
  });
});

describe('a call that is placed here', () => {
  const placed: RingingEvent = {
    ...{ type: 'placed', serverCallId: KEY, ref: REF, calleeName: 'Carla', hasVideo: false },
  };
  const reached: RingingEvent = { type: 'reached', ref: REF };

  it('is shown as placed once, and as connected once', () => {
    const { done, stage } = run(placed, placed, reached, reached);
    expect([done, stage]).toEqual([['start', 'connected'], 'talking']);
  });

  it('is hung up from the system’s screen, which then shows it no more', () => {
    for (const events of [[placed], [placed, reached]]) {
      const { done, stage } = run(...events, act('end'), { type: 'call-over', ref: REF });
      expect([done.slice(-2), stage]).toEqual([['hang-up', 'end'], undefined]);
    }
  });

  it('cannot be answered', () => {
    const { done, stage } = run(placed, act('answer'));
    expect([done, stage]).toEqual([['start'], 'placed']);
  });

  it('leaves the ringing of another call alone', () => {
    const other: RingingEvent = { ...placed, serverCallId: 'own-1', ref: 'call-2' };
    const { state } = run(other, push(), rang, { type: 'call-over', ref: 'call-2' });
    expect(Object.keys(state.calls)).toEqual([KEY]);
  });

  it('that was answered here is connected by that alone', () => {
    expect(run(push(), rang, act('answer'), accepted, reached).count('connected')).toBe(1);
  });
});

it('never rings twice, answers twice or stays without end, in whatever order things happen', () => {
  const some = fc.constantFrom<RingingEvent>(
    ...[push(), pushedAs({ eventId: 'e3' }), endPush(), rang, act('answer'), act('decline')],
    ...[act('end'), accepted, asked('ended'), asked('ringing'), expired],
    { type: 'ring-ended', incomingId: 'in-1' },
    { type: 'not-accepted', key: KEY },
    { type: 'call-over', ref: REF },
  );
  fc.assert(
    fc.property(fc.array(some, { maxLength: 14 }), (events) => {
      const { count, state } = run(...events, { type: 'ring-ended', incomingId: 'in-1' }, expired);
      expect(Object.keys(state.calls).length).toBeLessThanOrEqual(1);
      const stage = state.calls[KEY]?.stage;
      expect([undefined, 'answering', 'ending', 'talking']).toContain(stage);
      // What is being answered was handed to the call agent, which says how it ends.
      if (stage === 'answering') expect(state.calls[KEY]?.incomingId).toBe('in-1');
      const rings = events.filter((event) => event.type === 'rang').length;
      expect(count('accept')).toBeLessThanOrEqual(Math.max(1, rings));
      if (events.every((event) => event.type !== 'pushed')) return;
      expect(count('report')).toBeLessThanOrEqual(1 + rings);
    }),
    { numRuns: 2_000 },
  );
});
