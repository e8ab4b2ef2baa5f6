import { randomUUID } from 'node:crypto';
import { defaultLimits } from '@switchboard/access-api';
import { Redis } from 'ioredis';
import { createLimits } from '../src/limits/limiter.ts';

const url = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const table = { ...defaultLimits, 'search-per-person': { points: 2, seconds: 60 } };
const refused = { code: 'rate-limited', category: 'limit', retryAfterMs: expect.any(Number) };

async function connected(): Promise<Redis | undefined> {
  const options = { lazyConnect: true, retryStrategy: () => null, enableOfflineQueue: false };
  const redis = new Redis(url, options);
  redis.on('error', () => undefined);
  return redis.connect().then(
    () => redis,
    () => undefined,
  );
}

const probe = await connected();
probe?.disconnect();
if (!probe) process.stderr.write('SKIPPED: no Redis, shared limits are not tried\n');

describe('limits', () => {
  it('count each key for itself', async () => {
    const limits = createLimits(table);
    for (const key of ['a', 'b', 'a', 'b']) await limits.take('search-per-person', key);
    await expect(limits.take('search-per-person', 'a')).rejects.toMatchObject(refused);
    await expect(limits.take('token-per-person', 'a')).resolves.toBeUndefined();
  });

  (probe ? it : it.skip)('are shared by processes over Redis', async () => {
    const [one, two] = [await connected(), await connected()];
    const key = randomUUID();
    await createLimits(table, one).take('search-per-person', key);
    await createLimits(table, two).take('search-per-person', key);
    const third = createLimits(table, one).take('search-per-person', key);
    await expect(third).rejects.toMatchObject(refused);
    for (const redis of [one, two]) redis?.disconnect();
  });

  (probe ? it : it.skip)('hold while Redis is away', async () => {
    const redis = await connected();
    const limits = createLimits(table, redis);
    redis?.disconnect();
    const key = randomUUID();
    for (let time = 0; time < 2; time++) await limits.take('search-per-person', key);
    await expect(limits.take('search-per-person', key)).rejects.toMatchObject(refused);
  });
});
