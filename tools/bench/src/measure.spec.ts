import { interleave, isMet, median, row, summarise } from './measure.ts';

describe('median', () => {
  it('is the middle, or halfway between the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 10, 2])).toBe(3);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('interleave', () => {
  it('takes turns and leaves the first round out', async () => {
    const order: string[] = [];
    const take = (name: string, values: number[]) => async () => {
      order.push(name);
      return values.shift()!;
    };
    await expect(interleave(2, take('a', [9, 4, 6]), take('b', [1, 2, 2]))).resolves.toEqual([
      2, 3,
    ]);
    expect(order.join('')).toBe('ababab');
  });
});

describe('row', () => {
  it('says whether the median keeps to the goal, either way round', () => {
    expect(isMet({ limit: 0.5, better: 'higher' }, 0.5)).toBe(true);
    expect(isMet({ limit: 2, better: 'lower' }, 2.01)).toBe(false);
    const summary = summarise([1, 3, 2]);
    expect(row('fan-out', { limit: 2, better: 'lower' }, summary)).toMatch(
      /1\.00–2\.00–3\.00.* ok$/,
    );
    expect(row('tokens', { limit: 2.5, better: 'higher' }, summary)).toMatch(/≥ 2\.5 +MISSED$/);
  });
});
