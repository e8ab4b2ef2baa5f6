import fc from 'fast-check';
import type { Call, Departure, Leg, Step } from '../calls/port.ts';
import { reasons } from '../calls/port.ts';
import { automationEnd } from './automation-end.ts';
import { follow } from './follow.ts';
import type { Followed, Invitation } from './follow.ts';

const page = { kind: 'page', process: 'p', id: 'page', media: 'page' } as const;
const application = automationEnd('p', 'connection');

function leg(user: string, changes: Partial<Leg> = {}): Leg {
  const off = { muted: false, camera: false, screen: false, speaking: false, spotlight: false };
  return {
    ...{ id: user, user, role: 'Presenter', state: 'connected', end: page, ringing: [] },
    ...off,
    ...changes,
  };
}

function callOf(...legs: readonly Leg[]): Call {
  return {
    ...{ id: 'p.call', kind: 'direct', startedAt: 0, startedBy: 'bot', video: false },
    legs: Object.fromEntries(legs.map((one) => [one.user, one])),
    media: { mode: 'engine', generation: 1 },
    ...{ transfers: [], recording: false, failures: [] },
  };
}

const step = (call: Call, ...gone: readonly Departure[]): Step => ({ call, gone, tell: [] });
const bot = leg('bot', { end: application });
const fresh: Followed = {
  ...{ id: 'connection', isConnected: false, hasHungUp: false, isCaller: true, sequence: 0 },
  invitations: [],
};
const connected: Followed = { ...fresh, isConnected: true, sequence: 1 };
const typesOf = (followed: Followed, before: Call, made: Step) =>
  follow(followed, before, made).told.map(({ type }) => type);

test('who is connected is told so first, and then who is there', () => {
  const before = callOf(leg('bot', { end: application, state: 'waiting' }));
  const { told, followed, isOver } = follow(fresh, before, step(callOf(bot, leg('alice'))));
  expect(told.map(({ type }) => type)).toEqual(['CallConnected', 'ParticipantsUpdated']);
  expect(told[1]?.data).toMatchObject({ sequenceNumber: 1 });
  expect([followed.isConnected, followed.sequence, isOver]).toEqual([true, 1, false]);
});

test('what changes nothing for an application is not told', () => {
  const before = callOf(bot, leg('alice'));
  const speaks = step(callOf(bot, leg('alice', { speaking: true, camera: true })));
  expect(typesOf(connected, before, speaks)).toEqual([]);
  const rings = step(callOf(bot, leg('alice'), leg('bob', { state: 'ringing' })));
  expect(typesOf(connected, before, rings)).toEqual([]);
  const waiting = leg('bot', { end: application, state: 'waiting' });
  expect(typesOf(fresh, callOf(waiting), step(callOf(waiting)))).toEqual([]);
});

test.each([
  ['nobody answered', {}, reasons.noAnswer, 'CreateCallFailed', 408],
  ['nobody could be reached', {}, reasons.unreachable, 'CreateCallFailed', 480],
  ['it was declined', {}, reasons.declined, 'CallDisconnected', 603],
  ['the application gave up', { hasHungUp: true }, reasons.cancelled, 'CallDisconnected', 200],
  ['the other side hung up', { isConnected: true }, reasons.hungUp, 'CallDisconnected', 200],
  ['the process stopped', { isConnected: true }, reasons.serviceRestarted, 'CallDisconnected', 503],
])('the last word when %s', (_why, changes, reason, type, code) => {
  const made = step(callOf(), { leg: bot, reason });
  const { told, isOver } = follow({ ...fresh, ...changes }, callOf(bot), made);
  expect(told).toMatchObject([{ type, data: { resultInformation: { code } } }]);
  expect(isOver).toBe(true);
});

describe('an invitation', () => {
  const invitation: Invitation = { id: 'one', user: 'bob', origin: { operationContext: 'x' } };
  const inviting: Followed = { ...connected, invitations: [invitation] };
  const ringing = leg('bob', { state: 'ringing', invitation: 'one' });
  const before = callOf(bot, leg('alice'), ringing);

  test('has an outcome once, in the words of whoever asked', () => {
    const answered = step(callOf(bot, leg('alice'), leg('bob', { invitation: 'one' })));
    const { told, followed } = follow(inviting, before, answered);
    expect(told.at(-1)).toMatchObject({
      type: 'AddParticipantSucceeded',
      origin: invitation.origin,
    });
    expect(followed.invitations).toEqual([]);
    expect(typesOf(followed, answered.call, step(answered.call))).toEqual([]);
  });

  test('goes on when it is redirected to somebody else', () => {
    const elsewhere = leg('carla', { state: 'ringing', invitation: 'one' });
    const gone = { leg: ringing, reason: reasons.answeredElsewhere };
    const { told, followed } = follow(inviting, before, step(callOf(bot, elsewhere), gone));
    expect(told.map(({ type }) => type)).toEqual(['ParticipantsUpdated']);
    expect(followed.invitations).toEqual([invitation]);
  });

  test('that is cancelled has not failed', () => {
    const cancelled = { ...invitation, cancelled: { operationContext: 'y' } };
    const gone = { leg: ringing, reason: reasons.cancelled };
    const made = step(callOf(bot, leg('alice')), gone);
    const { told } = follow({ ...connected, invitations: [cancelled] }, before, made);
    expect(told).toMatchObject([
      { type: 'CancelAddParticipantSucceeded', origin: { operationContext: 'y' } },
    ]);
  });

  test('of a transfer ends the part of the application', () => {
    const transfer = { ...invitation, transferee: 'alice' };
    const made = step(callOf(leg('alice'), leg('bob', { invitation: 'one' })), {
      ...{ leg: bot, reason: reasons.hungUp },
    });
    const types = typesOf({ ...connected, invitations: [transfer] }, before, made);
    expect(types).toEqual(['CallTransferAccepted', 'CallDisconnected']);
  });
});

test('the numbers of who is there have no gap, and nothing follows the last word', () => {
  const legs = fc.constantFrom(
    callOf(bot),
    callOf(bot, leg('alice')),
    callOf(bot, leg('alice', { muted: true })),
    callOf(bot, leg('alice', { state: 'hold' })),
    callOf(bot, leg('alice'), leg('bob')),
    callOf(leg('alice'), leg('bob')),
  );
  fc.assert(
    fc.property(fc.array(legs, { maxLength: 20 }), (calls) => {
      let followed = fresh;
      let before = callOf(leg('bot', { end: application, state: 'waiting' }));
      const told = [];
      for (const call of calls) {
        const gone = call.legs['bot'] ? [] : [{ leg: bot, reason: reasons.hungUp }];
        const next = follow(followed, before, step(call, ...gone));
        ({ followed } = next);
        told.push(...next.told);
        before = call;
        if (next.isOver) break;
      }
      const numbers = told.flatMap(({ data }) => data['sequenceNumber'] ?? []);
      expect(numbers).toEqual(numbers.map((_number, at) => at + 1));
      const last = told.findIndex(({ type }) => type === 'CallDisconnected');
      if (last >= 0) expect(last).toBe(told.length - 1);
    }),
  );
});
