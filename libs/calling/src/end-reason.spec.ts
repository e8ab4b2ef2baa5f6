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
  [400, 41006, 'notCallable'],
  [0, 560000, 'hungUp'],
  [403, 560403, 'notPermitted'],
  [404, 560404, 'notInService'],
  [404, 511404, 'noRoute'],
  [402, 511402, 'capReached'],
  [403, 511403, 'destinationDenied'],
  [429, 511429, 'tooManyCalls'],
  [408, 560408, 'noAnswer'],
  [480, 560480, 'unreachable'],
  [484, 560484, 'notInService'],
  [486, 560486, 'busy'],
  [497, 560487, 'cancelled'],
  [487, 540487, 'cancelled'],
  [500, 560500, 'networkBusy'],
  [503, 560503, 'networkBusy'],
  [603, 560603, 'declined'],
  [0, 99999, 'hungUp'],
  [777, 1, 'unknown'],
])('%i/%i is %s', (code, subCode, word) => {
  expect(endReasonOf({ code, subCode })).toEqual({ word, code, subCode });
});

test('without a reason somebody simply hung up', () => {
  expect(endReasonOf(undefined).word).toBe('hungUp');
});
