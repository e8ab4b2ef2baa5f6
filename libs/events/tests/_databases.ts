import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import type { Queryable } from '@switchboard/jobs';
import pg from 'pg';
import type { EventDatabase } from '../src/inbox/event-database.ts';

const TABLES = `
  CREATE TABLE "InboxEvent" (
    "id" BIGSERIAL PRIMARY KEY, "source" TEXT NOT NULL, "type" TEXT NOT NULL,
    "eventId" TEXT NOT NULL, "state" TEXT NOT NULL, "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT, "event" TEXT, "receivedMs" BIGINT NOT NULL,
    UNIQUE ("source", "type", "eventId"));
  CREATE INDEX ON "InboxEvent" ("state", "receivedMs");
  CREATE TABLE "InboxVersion" (
    "key" TEXT PRIMARY KEY, "version" BIGINT NOT NULL, "atMs" BIGINT NOT NULL);
  CREATE TABLE "Noted" ("id" TEXT NOT NULL, "text" TEXT NOT NULL)`;
const POSTGRES = 'postgres://postgres@127.0.0.1:5432/postgres';

/** A database with an inbox, and a table in which handlers write down what they were given. */
export type TestDatabase = EventDatabase & AsyncDisposable;

export async function openPglite(): Promise<TestDatabase> {
  const database = await PGlite.create();
  await database.exec(TABLES);
  return {
    ...queryable(database),
    $transaction: (work) => database.transaction((tx) => work(queryable(tx))),
    [Symbol.asyncDispose]: () => database.close(),
  };
}

/** In a schema of its own. */
export async function openPostgres(): Promise<TestDatabase> {
  const schema = `events_${randomUUID().replaceAll('-', '')}`;
  const pool = new pg.Pool({ connectionString: POSTGRES, options: `-c search_path=${schema}` });
  await pool.query(`CREATE SCHEMA ${schema}`);
  await pool.query(TABLES);
  return {
    ...queryable(pool),
    $transaction: (work) => inTransaction(pool, work),
    async [Symbol.asyncDispose]() {
      await pool.query(`DROP SCHEMA ${schema} CASCADE`);
      await pool.end();
    },
  };
}

export function hasPostgres(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(5432, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

interface Client {
  query(
    sql: string,
    values?: unknown[],
  ): Promise<{ rows: unknown[]; affectedRows?: number; rowCount?: number | null }>;
}

function queryable(client: Client): Queryable {
  return {
    $queryRawUnsafe: async <T>(sql: string, ...values: unknown[]) =>
      (await client.query(sql, values)).rows as T,
    async $executeRawUnsafe(sql, ...values) {
      const { affectedRows, rowCount } = await client.query(sql, values);
      return affectedRows ?? rowCount ?? 0;
    },
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(queryable(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
