import { rpcError } from '@switchboard/rpc';
import type { Limits, LimitTable } from '@switchboard/rpc';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';

export interface LimiterOptions {
  /** Whose limits they are, in a Redis of several apps. */
  readonly prefix: string;
  readonly redis?: Redis | undefined;
}

/** Counts in this process, or in Redis for all processes together. */
export function createLimits<Name extends string>(
  table: LimitTable<Name>,
  { prefix, redis }: LimiterOptions,
): Limits<Name> {
  const limiters = new Map<string, RateLimiterAbstract>();
  for (const name of Object.keys(table) as Name[]) {
    const { points, seconds } = table[name];
    const options = { keyPrefix: `${prefix}:${name}`, points, duration: seconds };
    const memory = new RateLimiterMemory(options);
    // While Redis is away each process counts for itself: a limit fails neither open nor shut.
    const limiter = redis
      ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory })
      : memory;
    limiters.set(name, limiter);
  }
  return {
    async take(limit, key) {
      await limiters.get(limit)?.consume(key).catch(refuse);
    },
  };
}

function refuse(reason: unknown): never {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  throw rpcError('rate-limited', 'Too many requests. Try again later.', {
    retryable: true,
    retryAfterMs: reason.msBeforeNext,
  });
}
