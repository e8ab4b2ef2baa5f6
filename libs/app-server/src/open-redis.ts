import type { Scope } from '@switchboard/kernel';
import { Redis } from 'ioredis';

/** What several processes share; undefined where there is only one. Who uses it does without while it is away. */
export function openRedis(url: string | undefined, scope: Scope): Redis | undefined {
  if (!url) return undefined;
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // ioredis reconnects by itself.
  redis.on('error', () => undefined);
  scope.add(() => redis.disconnect());
  return redis;
}
