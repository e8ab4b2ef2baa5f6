import { normalize } from './normalize.ts';
import { sayAs } from './say-as.ts';
import { sentencesOf } from './sentences.ts';

test.each([
  [
    'It costs $1,250.75.',
    'It costs one thousand two hundred fifty dollars and seventy-five cents.',
  ],
  ['$1', 'one dollar'],
  ['£0.01', 'one penny'],
  ['99 EUR', 'ninety-nine euros'],
  ['USD 20.00', 'twenty dollars'],
  ['on 2026-12-05', 'on December fifth, twenty twenty-six'],
  ['on 12/05/2026.', 'on December fifth, twenty twenty-six.'],
  ['on 2026-13-45', 'on 2026-13-45'],
  ['at 3:30 PM', 'at three thirty P M'],
  ['at 9am', 'at nine A M'],
  ['at 14:05', 'at fourteen oh five'],
  ['at 12:00', "at twelve o'clock"],
  ['Call +1 425 555 0123.', 'Call plus one, four two five, five five five, zero one two three.'],
  ['Call (425) 555-0123', 'Call four two five, five five five, zero one two three'],
  ['order #A-1042 ships', 'order number A, one zero four two ships'],
  ['order 12345678', 'order one two three four five six seven eight'],
  ['50% off', 'fifty percent off'],
  ['2.5 %', 'two point five percent'],
  ['the 21st', 'the twenty-first'],
  ['1,000,000 people', 'one million people'],
  ['Dr. Lee, etc.', 'Doctor Lee, et cetera'],
  ['Dr.', 'Doctor'],
  ['see example.com', 'see example dot com'],
  ['a@example.com', 'a at example dot com'],
  ['Press 1 & wait', 'Press one and wait'],
  ['hello', 'hello'],
])('%s is said as %s', (text, said) => {
  expect(normalize(text)).toBe(said);
});

test.each([
  ['characters', 'AB12', 'A B one two'],
  ['digits', '0042', 'zero zero four two'],
  ['cardinal', '42', 'forty-two'],
  ['ordinal', '42', 'forty-second'],
  ['telephone', '4255550123', 'four two five, five five five, zero one two three'],
  ['date', '20261205', 'December fifth, twenty twenty-six'],
  ['time', '15:45', 'fifteen forty-five'],
  ['nothing', '5%', 'five percent'],
])('as %s, %s is %s', (way, text, said) => {
  expect(sayAs(way, text)).toBe(said);
});

test('sentences end where they do, and long ones at a word', () => {
  expect(sentencesOf('One. Two! Three? 四。五')).toEqual(['One.', 'Two!', 'Three?', '四。', '五']);
  const parts = sentencesOf('word '.repeat(200));
  expect(parts.every((part) => part.length <= 300 && !part.includes('wor '))).toBe(true);
  expect(sentencesOf('... !')).toEqual([]);
});
