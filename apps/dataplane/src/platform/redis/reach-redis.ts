import { Redis } from 'ioredis';

const WITHIN_MS = 2_000;

/**
 * Finds out at the start whether Redis is there: a process that cannot hear the others must not serve.
 *
 * @throws Error that says where it was looked for
 */
export async function reachRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: WITHIN_MS,
    commandTimeout: WITHIN_MS,
    retryStrategy: () => null,
  });
  // What it says beside is the same once more.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } catch (cause) {
    const { host } = new URL(url);
    throw new Error(`Redis does not answer at ${host}. Start it, or correct REDIS_URL.`, { cause });
  } finally {
    redis.disconnect();
  }
}
