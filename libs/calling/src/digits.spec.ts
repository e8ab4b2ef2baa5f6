import { tonesOf } from './digits.ts';

test.each([
  ['0', ['Num0']],
  ['12*#', ['Num1', 'Num2', 'Star', 'Pound']],
  ['1 2-3', ['Num1', 'Num2', 'Num3']],
  ['hello', []],
  ['', []],
])('%j is pressed as %j', (written, tones) => {
  expect(tonesOf(written)).toEqual(tones);
});
