import { largestUnit } from './largest-unit';

it.each([
  [0, 0, 'second'],
  [59.9, 59, 'second'],
  [60, 1, 'minute'],
  [3_599, 59, 'minute'],
  [7_300, 2, 'hour'],
  [86_400 * 3 + 5, 3, 'day'],
])('%p seconds are %p of a %s', (seconds, value, unit) => {
  expect(largestUnit(seconds)).toEqual({ value, unit });
});
