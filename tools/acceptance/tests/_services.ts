import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Client } from 'pg';

const POSTGRES = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
export const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

/** The servers that cannot be reached, by name. */
export async function missingServices(): Promise<string[]> {
  const wanted = { Postgres: POSTGRES, Redis: REDIS };
  const found = await Promise.all(Object.values(wanted).map(answers));
  return Object.keys(wanted).filter((_, at) => !found[at]);
}

async function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

export interface FreshDatabase extends AsyncDisposable {
  readonly url: string;
}

/** A database of this run's own: two runs must not meet. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `acceptance_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name}`);
  return {
    url: Object.assign(new URL(POSTGRES), { pathname: `/${name}` }).href,
    [Symbol.asyncDispose]: () => administer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** Whoever claimed jobs of a database is dead: that is known after a minute, which nobody waits for here. */
export async function endLeases(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const sql = 'UPDATE "Job" SET "dueMs" = 0 WHERE "attempts" > 0 AND "dueMs" IS NOT NULL';
  await client.query(sql).finally(() => client.end());
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: POSTGRES });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
