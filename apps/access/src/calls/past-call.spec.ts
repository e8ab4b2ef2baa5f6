import type { PastCall } from '@switchboard/control-client';
import { outcomeOf, recordOf } from './past-call.ts';

const ME = '8:acs:me';
const past: PastCall = {
  ...{ id: 'home.call', legId: '01234567-89ab-4cde-8f01-23456789abcd', startedBy: '8:acs:bob' },
  ...{ startedMs: 1_000, video: true, answeredMs: null, connectedMs: 0, leftMs: 64_000 },
  ...{ code: 487, subCode: 0, others: ['8:acs:bob', '8:acs:nobody'] },
};
const bob = { personId: 'usr_bob', name: 'Bob', userId: '8:acs:bob' };
const reader = { userId: ME, seenMs: 0, people: new Map([['8:acs:bob', bob]]) };

test.each<[string, Partial<PastCall>, string]>([
  ['answered, and hung up', { answeredMs: 1, code: 0 }, 'answered'],
  ['answered, and lost', { answeredMs: 1, code: 408, subCode: 4506 }, 'answered'],
  ['answered, and the service restarted', { answeredMs: 1, code: 503 }, 'answered'],
  ['declined', { code: 603 }, 'declined'],
  ['declined by all who were called', { code: 0, subCode: 5003 }, 'declined'],
  ['cancelled', { code: 487 }, 'missed'],
  ['not heard', { code: 487, subCode: 10004 }, 'missed'],
  ['reached nobody', { code: 480, subCode: 10037 }, 'missed'],
  ['busy', { code: 486 }, 'missed'],
  ['taken back by who had added them', { code: 0, subCode: 5300 }, 'missed'],
  ['without media', { code: 410, subCode: 301004 }, 'failed'],
  ['cut off by a restart', { code: 503 }, 'failed'],
  ['not allowed any more', { code: 401, subCode: 10009 }, 'failed'],
])('what became of a call: %s', (_what, change, outcome) => {
  expect(outcomeOf({ ...past, ...change })).toBe(outcome);
});

test('who began it, with whom as far as they are known, when, for how long', () => {
  expect(recordOf(past, reader)).toEqual({
    ...{ id: 'cal_00000000fa000123456789ab4cde8f0123456789abcd', callId: 'home.call' },
    ...{ others: [bob], direction: 'incoming', outcome: 'missed', video: true },
    ...{ startedAt: new Date(1_000), durationSeconds: 0, seen: false },
  });
  const answered = { ...past, startedBy: ME, answeredMs: 2_000, connectedMs: 61_400, code: 0 };
  expect(recordOf(answered, reader)).toMatchObject({
    ...{ direction: 'outgoing', outcome: 'answered', durationSeconds: 61, seen: true },
  });
});

test.each<[string, Partial<PastCall>, number, boolean]>([
  ['missed before somebody looked', {}, 64_000, true],
  ['missed after it', {}, 63_999, false],
  ['declined here', { code: 603 }, 0, true],
  ['placed here', { startedBy: ME }, 0, true],
  ['answered here', { answeredMs: 2_000 }, 0, true],
])('seen or not: %s', (_what, change, seenMs, seen) => {
  expect(recordOf({ ...past, ...change }, { ...reader, seenMs }).seen).toBe(seen);
});
