import { PGlite } from '@electric-sql/pglite';

/**
 * Opening clears all of its buffers: PostgreSQL's usual 128 MB cost more than everything else together, and what is
 * in memory anyway needs no buffers to be read fast.
 */
const START = [...PGlite.defaultStartParams, '-c', 'shared_buffers=4MB'];
/** The smallest log that there is: it is copied with each snapshot, empty as it is. */
const INITDB = ['--wal-segsize=1'];
/** Copies of an empty database, for making others: nobody makes any in here. */
const TEMPLATES = ['template0', 'template1'];

/** What a snapshot depends on, beside PGlite and the migrations. */
export const MEMORY_LAYOUT = JSON.stringify({ START, INITDB, TEMPLATES });

/** @param snapshot what {@link dumpMemory} made of another one; without it the database is empty */
export async function openMemoryDatabase(snapshot?: Blob): Promise<PGlite> {
  const database = new PGlite({
    startParams: START,
    initDbStartParams: INITDB,
    ...(snapshot && { loadDataDir: snapshot }),
  });
  await database.waitReady;
  return database;
}

/** As small as it gets, and with nothing in its log that whoever loads it would have to repeat. */
export async function dumpMemory(database: PGlite): Promise<Blob> {
  await database.exec('UPDATE pg_database SET datistemplate = false WHERE datistemplate');
  for (const name of TEMPLATES) await database.exec(`DROP DATABASE ${name}`);
  await database.exec('CHECKPOINT');
  return database.dumpDataDir('none');
}
