import type { Logger } from '@switchboard/service';
import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';

/** A Redis that is frozen counts as one that is away, in milliseconds. */
const ANSWER_MS = 2_000;

/** A connection of this process; its trouble is logged, and it comes back by itself. */
export function createRedis(url: string, log: Logger, options: RedisOptions = {}): Redis {
  const redis = new Redis(url, {
    commandTimeout: ANSWER_MS,
    connectTimeout: ANSWER_MS,
    maxRetriesPerRequest: 3,
    ...options,
  });
  redis.on('error', (error) => log.warn({ err: error }, 'redis is not reachable'));
  return redis;
}
