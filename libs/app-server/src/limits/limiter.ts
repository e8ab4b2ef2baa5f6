import { apiError } from '@switchboard/telephony-api';
import type { LimitName, Limits, LimitTable } from '@switchboard/telephony-api';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';

/** Counts in this process, or in Redis for all processes together. */
export function createLimits(table: LimitTable, redis?: Redis): Limits {
  const limiters = new Map<LimitName, RateLimiterAbstract>();
  for (const [name, { points, seconds }] of Object.entries(table)) {
    const options = { keyPrefix: `telephony:${name}`, points, duration: seconds };
    const memory = new RateLimiterMemory(options);
    // While Redis is away each process counts for itself: a limit fails neither open nor shut.
    const limiter = redis
      ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory })
      : memory;
    limiters.set(name as LimitName, limiter);
  }
  return {
    async take(limit, key) {
      await limiters.get(limit)?.consume(key).catch(refuse);
    },
  };
}

function refuse(reason: unknown): never {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  throw apiError('rate-limited', 'Too many requests. Try again later.', {
    retryable: true,
    retryAfterMs: reason.msBeforeNext,
  });
}
