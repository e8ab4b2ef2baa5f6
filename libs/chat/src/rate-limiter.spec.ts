import fc from 'fast-check';
import { VirtualClock } from '@switchboard/kernel/testing';
import { createRateLimiter, waitTime } from './rate-limiter.ts';

const LIMITS = [
  { count: 2, ms: 10 },
  { count: 3, ms: 60 },
];

function setUp(others: readonly number[] = []) {
  const clock = new VirtualClock(1_000);
  const end = new AbortController();
  const limiter = createRateLimiter({
    clock,
    signal: end.signal,
    limits: LIMITS,
    others: () => others,
  });
  const times: number[] = [];
  const ask = async (key = 'thread'): Promise<void> => {
    await limiter.acquire(key);
    limiter.record(key);
    times.push(clock.now() - 1_000);
  };
  const askOften = async (count: number): Promise<void> => {
    for (let asked = 0; asked < count; asked++) await ask();
  };
  return { clock, end, ask, askOften, times };
}

describe('how long to wait', () => {
  it.each([
    ['nothing before', [], 0],
    ['one less than the limit', [99], 0],
    ['a full short stretch', [95, 99], 5],
    ['a short stretch that is over', [80, 90], 0],
    ['a full long stretch', [60, 70, 85], 20],
    ['whichever wait is longer', [45, 95, 99], 5],
    ['times of a clock that is ahead', [500, 500], 10],
    ['times in any order', [99, 95], 5],
  ])('is right after %s', (_, times, ms) => {
    expect(waitTime(LIMITS, times, 100)).toBe(ms);
  });

  it('is none where there are no limits', () => {
    expect(waitTime([], [100, 100, 100], 100)).toBe(0);
  });
});

describe('the rate limiter', () => {
  it('lets out what may go, and the rest as soon as it may', async () => {
    const { clock, askOften, times } = setUp();
    const asking = askOften(6);
    await clock.advance(0);
    expect(times).toEqual([0, 0]);
    await clock.advance(9);
    expect(times).toEqual([0, 0]);
    await clock.advance(1);
    expect(times).toEqual([0, 0, 10]);
    await clock.advance(70);
    await asking;
    expect(times).toEqual([0, 0, 10, 60, 60, 70]);
  });

  it('never passes a limit, whenever one asks', async () => {
    const gaps = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(gaps, async (waits) => {
        const { clock, ask, times } = setUp();
        let asking = Promise.resolve();
        for (const ms of waits) {
          asking = asking.then(() => ask());
          await clock.advance(ms);
        }
        await clock.advance(waits.length * 60);
        await asking;
        for (const { count, ms } of LIMITS) {
          const close = times.filter((on, at) => on - (times[at - count] ?? -ms) < ms);
          expect(close).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps threads apart, and counts what others ask', async () => {
    const apart = setUp();
    await apart.askOften(2);
    await apart.ask('other');
    expect(apart.times).toEqual([0, 0, 0]);
    const together = setUp([995, 998]);
    const asking = together.ask();
    await together.clock.advance(5);
    await asking;
    expect(together.times).toEqual([5]);
  });

  it('waits no longer than its owner lives', async () => {
    const { clock, end, askOften } = setUp();
    const asking = askOften(3);
    const refused = expect(asking).rejects.toThrow();
    await clock.advance(0);
    end.abort();
    await refused;
    expect(clock.pending).toBe(0);
  });
});
