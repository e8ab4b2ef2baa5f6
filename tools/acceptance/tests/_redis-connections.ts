import { Redis } from 'ioredis';
import { REDIS } from './_services.ts';

export interface RedisConnections extends AsyncDisposable {
  /** Has Redis drop all of them. @returns how many there were */
  kill(): Promise<number>;
}

/** The connections of everybody who uses one database of Redis. */
export async function connectionsOf(database: number): Promise<RedisConnections> {
  const redis = new Redis(REDIS);
  return {
    async kill() {
      const listed = String(await redis.client('LIST')).split('\n');
      const theirs = listed.filter((line) => line.includes(` db=${database} `));
      for (const line of theirs)
        await redis.client('KILL', 'ID', Number(/id=(\d+)/.exec(line)?.[1]));
      return theirs.length;
    },
    async [Symbol.asyncDispose]() {
      await redis.quit();
    },
  };
}
