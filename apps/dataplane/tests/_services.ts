import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { openStorage } from '@switchboard/storage';
import { PrismaClient } from '../src/generated/prisma/client.ts';

const POSTGRES = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
export const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

/** Whether Postgres and Redis are there; without them suites of several data planes are skipped. */
export async function hasServices(): Promise<boolean> {
  return (await Promise.all([POSTGRES, REDIS].map(answers))).every(Boolean);
}

export interface FreshDatabase extends AsyncDisposable {
  readonly url: string;
  /** Runs a statement in it, for what no client would do. */
  run(sql: string, ...values: unknown[]): Promise<void>;
}

/** A database of this run's own. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `switchboard_test_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(POSTGRES), { pathname: `/${name}` }).href;
  return {
    url,
    run: (sql, ...values) => runOn(url, sql, values),
    [Symbol.asyncDispose]: () => administer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });
}

function administer(statement: string): Promise<void> {
  return runOn(POSTGRES, statement, []);
}

async function runOn(url: string, sql: string, values: readonly unknown[]): Promise<void> {
  const storage = await openStorage(url, 'no-migrations');
  const client = new PrismaClient({ adapter: storage.adapter });
  try {
    await client.$executeRawUnsafe(sql, ...values);
  } finally {
    await client.$disconnect();
    await storage.close();
  }
}
