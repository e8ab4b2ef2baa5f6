import { resolve } from 'node:path';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { EmbeddedDatabase } from './embedded/embedded-database.ts';
import type { EmbeddedOptions } from './embedded/embedded-database.ts';
import { diskState } from './embedded/free-space.ts';
import type { DiskState } from './embedded/free-space.ts';
import { dumpMemory, openMemoryDatabase } from './memory-database.ts';
import { migrate } from './migrate.ts';
import { isOutage } from './outage.ts';
import { ownFolder } from './own-folder.ts';
import { pgliteAdapter } from './pglite-adapter.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';
import { gatherOnce, withStatistics } from './statistics.ts';
import { WholeScriptPg } from './whole-script-pg.ts';

/** An open database: hand `adapter` to a Prisma client; close the client first, then this. */
export interface Storage {
  readonly kind: 'pglite' | 'postgres';
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  /** Whether there is room where it is kept; absent where that is somebody else's disk, or none. */
  readonly disk?: () => Promise<DiskState>;
  close(): Promise<void>;
}

/**
 * Opens a database and applies its migrations.
 *
 * @param url `postgres://…`, `pglite:<folder>`, or `pglite:memory` for one that dies with the process
 * @param migrationsDir a Prisma `migrations/` folder
 * @param options of a database in a folder
 */
export async function openStorage(
  url: string,
  migrationsDir: string,
  options: EmbeddedOptions = {},
): Promise<Storage> {
  if (url === 'pglite:memory') return openMemory(migrationsDir);
  if (url.startsWith('pglite:')) {
    return migrated(await openFolder(url.slice('pglite:'.length), options), migrationsDir);
  }
  return migrated(openPostgres(url), migrationsDir).catch((error) => {
    throw isOutage(error) ? unreachable(url, error) : error;
  });
}

/** Without the password that an address may hold. */
function unreachable(url: string, cause: unknown): Error {
  const { host, pathname } = new URL(url);
  const message = `The database does not answer at ${host}${pathname}. Start it, or correct its address.`;
  return new Error(message, { cause });
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

async function openFolder(folder: string, options: EmbeddedOptions): Promise<Storage> {
  const own = await ownFolder(resolve(folder));
  const database = await EmbeddedDatabase.open(own, options);
  return {
    kind: 'pglite',
    adapter: database.adapter,
    disk: () => diskState(own),
    close: () => database.close(),
  };
}

/** Creating a database takes seconds, loading a snapshot of a migrated one a fraction of that. */
async function openMemory(migrationsDir: string): Promise<Storage> {
  const snapshot = await readSnapshot(migrationsDir);
  const database = await openMemoryDatabase(snapshot);
  const storage = await migrated(
    { kind: 'pglite', adapter: pgliteAdapter(database), close: () => database.close() },
    migrationsDir,
  );
  if (!snapshot) await writeSnapshot(migrationsDir, await dumpMemory(database));
  return storage;
}

function openPostgres(url: string): Storage {
  return { kind: 'postgres', adapter: new WholeScriptPg(url), close: async () => undefined };
}
