import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { openStorage } from '@switchboard/storage';
import { openDatabase } from '../src/database/open-database.ts';
import type { Database } from '../src/database/open-database.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';

const POSTGRES = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
export const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

/** Whether Postgres and Redis are there; without them what several processes do is not tested. */
export async function hasServices(): Promise<boolean> {
  return (await Promise.all([POSTGRES, REDIS].map(answers))).every(Boolean);
}

/** A database of this run's own. */
export async function freshPostgres(): Promise<Database> {
  const name = `switchboard_test_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(POSTGRES), { pathname: `/${name}` }).href;
  const database = await openDatabase(url);
  return {
    ...database,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });
}

async function administer(statement: string): Promise<void> {
  const storage = await openStorage(POSTGRES, 'no-migrations');
  const client = new PrismaClient({ adapter: storage.adapter });
  try {
    await client.$executeRawUnsafe(statement);
  } finally {
    await client.$disconnect();
    await storage.close();
  }
}
