import type { Redis } from 'ioredis';
import { processOf } from './claims.ts';
import type { Claims } from './claims.ts';
import { KEEP_S, PREFIX } from './keys.ts';
import type { Presence } from './presence.ts';

/** Takes a claim over only from the value that was seen to be of a dead process. */
const TAKE_OVER = `if redis.call('get', KEYS[1]) == ARGV[1] then
  redis.call('set', KEYS[1], ARGV[2], 'EX', ARGV[3]) return ARGV[2] end
  return redis.call('get', KEYS[1])`;
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end`;

export function redisClaims(redis: Redis, presence: Presence): Claims {
  const keyOf = (key: string): string => `${PREFIX}claim:${key}`;
  return {
    async claim(key, value) {
      const name = keyOf(key);
      const taken = await redis.set(name, value, 'EX', KEEP_S, 'NX');
      const standing = taken === null ? ((await redis.get(name)) ?? value) : value;
      const owner = processOf(standing);
      if ((await presence.alive([owner])).has(owner)) return standing;
      return String(await redis.eval(TAKE_OVER, 1, name, standing, value, KEEP_S));
    },
    async release(key, value) {
      await redis.eval(RELEASE, 1, keyOf(key), value);
    },
  };
}
