import type { Redis } from 'ioredis';
import type { Directory } from './directory.ts';
import { KEEP_S, PREFIX } from './keys.ts';
import type { Presence } from './presence.ts';

/** A hash for each name: entry to process. Entries of processes that died are left out. */
export function redisDirectory(redis: Redis, presence: Presence): Directory {
  const keyOf = (name: string): string => `${PREFIX}directory:${name}`;
  return {
    async enter(name, entry) {
      const key = keyOf(name);
      await redis.multi().hset(key, entry, presence.self).expire(key, KEEP_S).exec();
    },
    async leave(name, entry) {
      await redis.hdel(keyOf(name), entry);
    },
    async find(names) {
      const hashes = await Promise.all(names.map((name) => redis.hgetall(keyOf(name))));
      const processes = hashes.flatMap((hash) => Object.values(hash));
      const alive = await presence.alive([...new Set(processes)]);
      return new Map(
        names.map((name, at) => {
          const entries = Object.entries(hashes[at] ?? {});
          const places = entries.map(([entry, process]) => ({ entry, process }));
          return [name, places.filter(({ process }) => alive.has(process))];
        }),
      );
    },
  };
}
