import { endReasonOf } from './end-reason.ts';

test.each([
  [0, 0, 'hungUp'],
  [0, 5003, 'declinedByAll'],
  [603, 0, 'declined'],
  [486, 0, 'busy'],
  [487, 0, 'cancelled'],
  [487, 10003, 'answeredElsewhere'],
  [487, 10004, 'noAnswer'],
  [480, 10037, 'unreachable'],
  [480, 10076, 'unreachable'],
  [410, 301005, 'mediaLost'],
  [403, 5828, 'notInvited'],
  [503, 0, 'restarted'],
  [0, 99999, 'hungUp'],
  [777, 1, 'unknown'],
])('%i/%i is %s', (code, subCode, word) => {
  expect(endReasonOf({ code, subCode })).toEqual({ word, code, subCode });
});

test('without a reason somebody simply hung up', () => {
  expect(endReasonOf(undefined).word).toBe('hungUp');
});
