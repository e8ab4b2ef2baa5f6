/** @jest-environment node */
import { durationOf } from './duration-of';

it.each([
  [0, '0:00'],
  [999, '0:01'],
  [59_499, '0:59'],
  [59_500, '1:00'],
  [723_000, '12:03'],
  [3_723_000, '1:02:03'],
])('%i ms are %s', (ms, text) => expect(durationOf(ms)).toBe(text));
