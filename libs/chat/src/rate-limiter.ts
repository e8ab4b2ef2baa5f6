import { delay } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';

/** At most so many in any stretch of time so long. */
export interface RateLimit {
  readonly count: number;
  readonly ms: number;
}

/** How long to wait, having asked at these times (epoch ms), so that no limit is passed now. */
export function waitTime(
  limits: readonly RateLimit[],
  times: readonly number[],
  now: number,
): number {
  const newest = times.toSorted((a, b) => b - a);
  const waits = limits.map(({ count, ms }) => {
    const last = newest[count - 1];
    // A time ahead of ours comes from a clock that is ahead of ours.
    return last === undefined ? 0 : Math.min(last, now) + ms - now;
  });
  return Math.max(0, ...waits);
}

export interface RateLimiterDeps {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly limits: readonly RateLimit[];
  /** When others asked for what counts towards the same limits, epoch ms. */
  readonly others: (key: string) => readonly number[];
}

/** Holds back what the service would refuse: browsers log every refusal as an error. */
export interface RateLimiter {
  /** Resolves when the next request may go out. */
  acquire(key: string): Promise<void>;
  /** A request has been answered: it counts from when the service has surely counted it. */
  record(key: string): void;
}

export function createRateLimiter(deps: RateLimiterDeps): RateLimiter {
  const { clock, signal, limits, others } = deps;
  const longest = Math.max(0, ...limits.map(({ ms }) => ms));
  const own = new Map<string, readonly number[]>();
  const recent = (key: string): readonly number[] =>
    (own.get(key) ?? []).filter((on) => on > clock.now() - longest);
  return {
    async acquire(key) {
      const wait = () => waitTime(limits, [...recent(key), ...others(key)], clock.now());
      for (let ms = wait(); ms > 0; ms = wait()) await delay(clock, ms, signal);
    },
    record: (key) => void own.set(key, [...recent(key), clock.now()]),
  };
}
