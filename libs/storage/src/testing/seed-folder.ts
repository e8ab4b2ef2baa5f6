import { execFile } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { openStorage } from '../open.ts';
import { snapshotFile } from '../snapshot.ts';

const run = promisify(execFile);
const PREFIX = 'pglite:';

/**
 * Unpacks a migrated database for a process that a test is about to start: creating one takes that process seconds.
 * Leaves databases alone that are there already, or that are on a server.
 *
 * @param url what the process is told to open
 * @param migrationsDir a Prisma `migrations/` folder
 */
export async function seedFolder(url: string, migrationsDir: string): Promise<void> {
  const folder = url.slice(PREFIX.length);
  if (!url.startsWith(PREFIX) || (await isThere(`${folder}/PG_VERSION`))) return;
  const file = await snapshotFile(migrationsDir);
  if (!(await isThere(file))) await (await openStorage('pglite:memory', migrationsDir)).close();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await run('tar', ['-xf', file, '-C', folder]);
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
