import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';

/** What the apps share: Postgres and Redis of this machine, or of the addresses that tests use as well. */
const POSTGRES = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const LAST_NUMBER = 15;

export interface Backing extends AsyncDisposable {
  /** A database that was empty. */
  databaseUrl(name: string): string;
  readonly redisUrl: string;
}

/** Databases of these names, and a number of Redis that nobody uses; both are gone when it is disposed of. */
export async function openBacking(names: readonly string[]): Promise<Backing> {
  const run = randomBytes(4).toString('hex');
  const own = (name: string): string => `switchboard_images_${run}_${name}`;
  const redis = await claimRedis();
  await postgres(names.map((name) => `CREATE DATABASE "${own(name)}"`));
  return {
    databaseUrl: (name) => Object.assign(new URL(POSTGRES), { pathname: own(name) }).href,
    redisUrl: redis.url,
    async [Symbol.asyncDispose]() {
      await redis.release();
      await postgres(names.map((name) => `DROP DATABASE IF EXISTS "${own(name)}" WITH (FORCE)`));
    },
  };
}

async function postgres(statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function claimRedis() {
  for (let number = LAST_NUMBER; number > 0; number--) {
    const url = Object.assign(new URL(REDIS), { pathname: String(number) }).href;
    const client = new Redis(url);
    // Two runs at once find the same one empty; the key is whose it is.
    if ((await client.dbsize()) === 0 && (await client.setnx('images:claimed', '1')) === 1)
      return { url, release: () => client.flushdb().then(() => client.quit()) };
    await client.quit();
  }
  throw new Error(`Redis at ${new URL(REDIS).host} has no number that is empty.`);
}
