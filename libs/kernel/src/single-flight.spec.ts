import { jest } from '@jest/globals';
import { singleFlight } from './single-flight.ts';

describe('singleFlight', () => {
  it('runs once for all who ask at the same time, and again afterwards', async () => {
    let runs = 0;
    const task = jest.fn(async () => ++runs);
    const ask = singleFlight(task);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(2);
    expect(task).toHaveBeenCalledTimes(2);
  });

  it('gives a failure to all who waited, and does not keep it', async () => {
    const task = jest.fn(async () => 'fine').mockRejectedValueOnce(new Error('down'));
    const ask = singleFlight(task);
    const outcomes = await Promise.allSettled([ask(), ask()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(ask()).resolves.toBe('fine');
    expect(task).toHaveBeenCalledTimes(2);
  });
});
