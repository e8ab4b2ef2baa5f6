import { sparkline } from './sparkline';

test('the newest value is at the right, the largest at the top', () => {
  expect(sparkline([0, 10], 100, 50)).toBe('M0 49 L100 1');
});

test('nothing measured is a gap, and too little is no line', () => {
  expect(sparkline([1, undefined, 1], 100, 50)).toBe('M0 1 M100 1');
  expect(sparkline([1], 100, 50)).toBe('');
});
