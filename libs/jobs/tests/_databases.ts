import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Queryable } from '../src/queryable.ts';

const TABLE = `CREATE TABLE "Job" (
  "id" BIGSERIAL PRIMARY KEY, "kind" TEXT NOT NULL, "key" TEXT, "payload" JSONB NOT NULL,
  "dueMs" BIGINT, "attempts" INTEGER NOT NULL DEFAULT 0, "lease" INTEGER NOT NULL DEFAULT 0,
  "failure" TEXT, "createdMs" BIGINT NOT NULL, UNIQUE ("kind", "key"))`;
const POSTGRES = 'postgres://postgres@127.0.0.1:5432/postgres';

/** A database with jobs in it, as a Prisma client would offer it. */
export interface TestDatabase extends AsyncDisposable, Queryable {
  transaction(work: (tx: Queryable) => Promise<void>): Promise<void>;
}

export async function openPglite(): Promise<TestDatabase> {
  const database = await PGlite.create();
  await database.exec(TABLE);
  return {
    ...queryable(database),
    transaction: (work) => database.transaction((tx) => work(queryable(tx))),
    [Symbol.asyncDispose]: () => database.close(),
  };
}

/** In a schema of its own. */
export async function openPostgres(): Promise<TestDatabase> {
  const schema = `jobs_${randomUUID().replaceAll('-', '')}`;
  const pool = new pg.Pool({ connectionString: POSTGRES, options: `-c search_path=${schema}` });
  await pool.query(`CREATE SCHEMA ${schema}`);
  await pool.query(TABLE);
  return {
    ...queryable(pool),
    transaction: (work) => inTransaction(pool, work),
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

async function inTransaction(pool: pg.Pool, work: (tx: Queryable) => Promise<void>) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await work(queryable(client));
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
