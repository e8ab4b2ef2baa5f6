import { readSmppTime } from './smpp-time.ts';

const NOW = Date.UTC(2026, 0, 31, 12);

describe('readSmppTime', () => {
  it.each([
    ['000000000500000R', NOW + 5 * 60_000],
    ['000001000000000R', Date.UTC(2026, 1, 1, 12)],
    ['010000000000000R', Date.UTC(2027, 0, 31, 12)],
    ['260131120000000+', NOW],
    ['260131120000500+', NOW + 500],
    ['260131130000004+', NOW],
    ['260131110000004-', NOW],
  ])('reads %s', (text, at) => {
    expect(readSmppTime(text, NOW)).toBe(at);
  });

  it.each(['', '2601311200000000', '260231120000000+', '261331120000000+', '26013112000000+', 'x'])(
    'takes %j for no time',
    (text) => {
      expect(readSmppTime(text, NOW)).toBeUndefined();
    },
  );
});
