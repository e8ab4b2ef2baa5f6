import { RETRY_LADDER_MS, retryWaitMs } from './ladder.ts';
import { judge, statusOutcome } from './outcome.ts';
import { seededRandom } from './random.ts';

const MINUTE_MS = 60_000;
const rules = { maxAttempts: 30, hasDeadLetters: true, expiresMs: 24 * 60 * MINUTE_MS };
const at = { nowMs: 0, random: 0 };

describe('the retry ladder', () => {
  it('waits as the service does, and goes on every twelve hours', () => {
    const waits = Array.from({ length: 12 }, (_, index) => retryWaitMs(index + 1, 500, 0));
    expect(waits.slice(0, 10)).toEqual(RETRY_LADDER_MS);
    expect(waits.slice(10)).toEqual([43_200_000, 43_200_000]);
  });

  it.each([
    [400, 5 * MINUTE_MS],
    [401, 5 * MINUTE_MS],
    [403, 5 * MINUTE_MS],
    [404, 5 * MINUTE_MS],
    [408, 2 * MINUTE_MS],
    [413, 10_000],
    [503, 30_000],
    [500, 10_000],
    [undefined, 10_000],
  ])('waits at least so long after %s', (status, least) => {
    expect(retryWaitMs(1, status, 0)).toBe(least);
    expect(retryWaitMs(7, status, 0)).toBe(60 * MINUTE_MS);
  });

  it('adds a tenth at most, the same for the same seed', () => {
    const waits = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 100 }, () => retryWaitMs(1, 500, random()));
    };
    expect(waits(7)).toEqual(waits(7));
    expect(waits(7)).not.toEqual(waits(8));
    expect(Math.min(...waits(7))).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...waits(7))).toBeLessThanOrEqual(11_000);
    expect(new Set(waits(7)).size).toBeGreaterThan(50);
  });
});

describe('the verdict on a delivery', () => {
  it.each([200, 201, 202, 203, 204])('is success with %s', (status) => {
    expect(judge({ status, attempts: 1 }, rules, at)).toEqual({ state: 'delivered' });
    expect(statusOutcome(status).name).toBe('Delivered');
  });

  it.each([205, 206, 301, 302, 307, 401, 404, 429, 500, 599])(
    'is another try with %s',
    (status) => {
      expect(judge({ status, attempts: 1 }, rules, at)).toMatchObject({ state: 'waiting' });
    },
  );

  it('is the end with what will never be taken, where there are dead letters', () => {
    const reason = 'UndeliverableDueToHttpBadRequest';
    expect(judge({ status: 400, attempts: 1 }, rules, at)).toEqual({
      state: 'deadLettered',
      reason,
    });
    expect(judge({ status: 413, attempts: 1 }, rules, at)).toMatchObject({ state: 'deadLettered' });
    const without = { ...rules, hasDeadLetters: false };
    const dueMs = 5 * MINUTE_MS;
    expect(judge({ status: 400, attempts: 1 }, without, at)).toEqual({ state: 'waiting', dueMs });
  });

  it('is the end after the last attempt, and after its time', () => {
    const last = judge({ status: 500, attempts: 30 }, rules, at);
    expect(last).toEqual({ state: 'deadLettered', reason: 'MaxDeliveryAttemptsExceeded' });
    const late = { nowMs: rules.expiresMs, random: 0 };
    const reason = 'TimeToLiveExceeded';
    expect(judge({ status: 500, attempts: 2 }, rules, late)).toEqual({
      state: 'deadLettered',
      reason,
    });
    const without = { ...rules, hasDeadLetters: false };
    expect(judge({ status: 500, attempts: 2 }, without, late)).toEqual({
      state: 'dropped',
      reason,
    });
  });

  it('looks again when its time is over, not later', () => {
    const nowMs = rules.expiresMs - 1_000;
    const verdict = judge({ status: 500, attempts: 9 }, rules, { nowMs, random: 1 });
    expect(verdict).toEqual({ state: 'waiting', dueMs: rules.expiresMs });
  });
});
