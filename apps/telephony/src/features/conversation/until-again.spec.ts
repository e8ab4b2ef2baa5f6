/** @jest-environment node */
import { untilAgain } from './until-again';

const NOW = Date.parse('2026-01-15T05:00:00.000Z');
const night = (againAt: string | null) => ({ allowed: false, reason: 'quiet-hours', againAt });

describe('until they may be texted again', () => {
  it.each([
    ['is the end of their night', '2026-01-15T08:00:00.000Z', 3 * 3_600_000],
    ['is a little longer where that is over already', '2026-01-15T04:59:00.000Z', 10_000],
    ['is a day at most', '2026-03-01T00:00:00.000Z', 86_400_000],
  ])('%s', (_, againAt, expected) => {
    expect(untilAgain(night(againAt), NOW)).toBe(expected);
  });

  it('is no time where waiting does not help, or nothing has to be waited for', () => {
    expect(untilAgain(night(null), NOW)).toBe(false);
    expect(untilAgain({ allowed: true, reason: null, againAt: null }, NOW)).toBe(false);
  });
});
