import { barSegments, linePath, roundUp } from './chart-scale.ts';

const box = { width: 100, height: 50 };

describe('roundUp', () => {
  it.each([
    [0, 2],
    [1, 2],
    [3, 4],
    [5, 6],
    [9, 10],
    [10, 10],
    [37, 40],
    [41, 50],
    [801, 1_000],
  ])('%d: %d', (value, top) => {
    expect(roundUp(value)).toBe(top);
  });
});

describe('linePath', () => {
  it('goes through the middle of each bucket, upwards for more', () => {
    expect(linePath([0, 10], 10, box)).toBe('M25 50L75 0');
  });
});

describe('barSegments', () => {
  it('stands on the ground, or on what is below', () => {
    expect(barSegments([5, 0], [0, 0], 10, box)).toEqual([
      { x: 7.5, y: 25, width: 35, height: 25 },
      { x: 57.5, y: 50, width: 35, height: 0 },
    ]);
    expect(barSegments([5], [5], 10, box)[0]).toMatchObject({ y: 0, height: 25 });
  });
});
