import { endReasonOf } from '../end-reason.ts';
import { endWordOf } from './end-word.ts';

const refused = endReasonOf({ code: 400, subCode: 41006 });

test.each([
  ['a number where no phones are called', refused, ['4:+14255550100'], 'phonesNotSetUp'],
  ['a person who cannot be called', refused, ['8:acs:bob'], 'notCallable'],
  ['a phone among people', refused, ['8:acs:bob', '4:+14255550100'], 'phonesNotSetUp'],
  [
    'a phone that is off',
    endReasonOf({ code: 480, subCode: 560480 }),
    ['4:+14255550100'],
    'phoneUnreachable',
  ],
  ['a phone that is busy', endReasonOf({ code: 486, subCode: 560486 }), ['4:+14255550100'], 'busy'],
])('%s', (_what, reason, ids, word) => {
  expect(endWordOf(reason, ids)).toBe(word);
});
