import type { CallingState, CallSnapshot, ParticipantSnapshot } from '../state.ts';
import { announcementsOf } from './announcements.ts';

const person = (change: Partial<ParticipantSnapshot> = {}) =>
  ({ id: 'b', state: 'connected', ...change }) as ParticipantSnapshot;
const call = (change: Partial<CallSnapshot> = {}) =>
  ({
    ref: 'call-1',
    phase: { name: 'connected' },
    muted: false,
    participants: { b: person() },
    reactions: [],
    ...change,
  }) as CallSnapshot;
const state = (one: CallSnapshot | undefined, change: Partial<CallingState> = {}) =>
  ({
    agent: { status: 'connected' },
    self: 'a',
    incoming: [],
    calls: one ? { [one.ref]: one } : {},
    ...change,
  }) as unknown as CallingState;
const words = (before: CallingState, after: CallingState) =>
  announcementsOf(before, after).map(({ word }) => word);

test('what rings, and a line that is lost', () => {
  const incoming = [
    { id: 'x', from: 'b', context: {}, since: 0 },
    { id: 'y', from: 'b', context: {}, video: true, since: 0 },
  ];
  expect(words(state(undefined), state(undefined, { incoming }))).toEqual(['rings', 'ringsVideo']);
  const agent = { status: 'reconnecting' } as const;
  expect(words(state(call()), state(call(), { agent }))).toEqual(['reconnecting']);
});

test.each([
  [{ phase: { name: 'ringing' } }, {}, ['connected']],
  [{ phase: { name: 'held', by: 'me' } }, {}, ['resumed']],
  [{}, { phase: { name: 'held', by: 'other' } }, ['held']],
  [{}, { muted: true }, ['muted']],
  [{}, { muted: true, mutedByOthers: true }, ['mutedByOthers']],
  [{ muted: true }, {}, ['unmuted']],
  [{ participants: {} }, {}, ['joined']],
  [{}, { participants: {} }, ['left']],
  [{}, { participants: { b: person({ hand: 1 }) } }, ['handUp']],
  [{}, {}, []],
] as [Partial<CallSnapshot>, Partial<CallSnapshot>, string[]][])(
  'from %j to %j: %j',
  (before, after, expected) => {
    expect(words(state(call(before)), state(call(after)))).toEqual(expected);
  },
);

test('somebody who is only rung has not joined', () => {
  const ringing = call({ participants: { b: person({ state: 'ringing' }) } });
  expect(words(state(call({ participants: {} })), state(ringing))).toEqual([]);
});

test('a reaction is told once, with what it is, and not to who sent it', () => {
  const theirs = call({ reactions: [{ key: 1, from: 'b', kind: 'heart' }] });
  expect(announcementsOf(state(call()), state(theirs))).toMatchObject([
    { word: 'reacted', who: 'b', reaction: 'heart' },
  ]);
  expect(words(state(theirs), state(theirs))).toEqual([]);
  const own = call({ reactions: [{ key: 1, from: 'a', kind: 'heart' }] });
  expect(words(state(call()), state(own))).toEqual([]);
});
