import { jest } from '@jest/globals';
import { retry } from './retry.ts';
import { VirtualClock } from './testing/virtual-clock.ts';

const policy = {
  attempts: 3,
  firstDelayMs: 100,
  maxDelayMs: 1_000,
  retryable: (error: unknown) => (error as Error).message === 'again',
};

describe('retry', () => {
  it('returns the first success', async () => {
    await expect(retry(async () => 7, policy, new VirtualClock())).resolves.toBe(7);
  });

  it('tries again with back-off and gives up after the attempts', async () => {
    const clock = new VirtualClock();
    let attempts = 0;
    const result = retry(
      async () => {
        attempts++;
        throw new Error('again');
      },
      policy,
      clock,
    );
    const outcome = expect(result).rejects.toThrow('again');
    await clock.advance(10_000);
    await outcome;
    expect(attempts).toBe(3);
  });

  it('does not repeat a final failure', async () => {
    const attempt = jest.fn(async () => {
      throw new Error('final');
    });
    await expect(retry(attempt, policy, new VirtualClock())).rejects.toThrow('final');
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  it('waits as long as the failure asks', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const times: number[] = [];
    const result = retry(
      async (attempt) => {
        times.push(clock.now() - start);
        if (attempt === 1) throw new Error('again');
      },
      { ...policy, retryAfterMs: () => 5_000 },
      clock,
    );
    await clock.advance(5_000);
    await result;
    expect(times).toEqual([0, 5_000]);
  });

  it('stops waiting when it is aborted', async () => {
    const controller = new AbortController();
    const result = retry(
      async () => {
        throw new Error('again');
      },
      policy,
      new VirtualClock(),
      controller.signal,
    );
    const outcome = expect(result).rejects.toThrow('enough');
    await Promise.resolve();
    controller.abort(new Error('enough'));
    await outcome;
  });
});
