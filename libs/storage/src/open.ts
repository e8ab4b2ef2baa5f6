import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { migrate } from './migrate.ts';
import { ownFolder } from './own-folder.ts';
import { pgliteAdapter } from './pglite-adapter.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';
import { gatherOnce, withStatistics } from './statistics.ts';
import { WholeScriptPg } from './whole-script-pg.ts';

/** An open database: hand `adapter` to a Prisma client; close the client first, then this. */
export interface Storage {
  readonly kind: 'pglite' | 'postgres';
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
}

/**
 * Opens a database and applies its migrations.
 *
 * @param url `postgres://…`, `pglite:<folder>`, or `pglite:memory` for one that dies with the process
 * @param migrationsDir a Prisma `migrations/` folder
 */
export async function openStorage(url: string, migrationsDir: string): Promise<Storage> {
  if (url === 'pglite:memory') return openMemory(migrationsDir);
  const storage = url.startsWith('pglite:')
    ? await openFolder(url.slice('pglite:'.length))
    : openPostgres(url);
  return migrated(storage, migrationsDir);
}

async function migrated(storage: Storage, migrationsDir: string): Promise<Storage> {
  try {
    await migrate(storage.adapter, migrationsDir);
    await gatherOnce(storage.adapter);
  } catch (error) {
    await storage.close();
    throw error;
  }
  return { ...storage, adapter: withStatistics(storage.adapter) };
}

async function openFolder(folder: string): Promise<Storage> {
  return ready(new PGlite(await ownFolder(resolve(folder))));
}

/** Creating a database takes seconds, loading a snapshot of a migrated one a fraction of that. */
async function openMemory(migrationsDir: string): Promise<Storage> {
  const snapshot = await readSnapshot(migrationsDir);
  const database = new PGlite(snapshot ? { loadDataDir: snapshot } : {});
  const storage = await migrated(await ready(database), migrationsDir);
  if (!snapshot) await writeSnapshot(migrationsDir, await database.dumpDataDir('none'));
  return storage;
}

async function ready(database: PGlite): Promise<Storage> {
  await database.waitReady;
  return { kind: 'pglite', adapter: pgliteAdapter(database), close: () => database.close() };
}

function openPostgres(url: string): Storage {
  return { kind: 'postgres', adapter: new WholeScriptPg(url), close: async () => undefined };
}
