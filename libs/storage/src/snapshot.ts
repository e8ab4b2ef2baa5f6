import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { MEMORY_LAYOUT } from './memory-database.ts';

/** Where snapshots of freshly migrated memory databases are kept between runs; losing them is harmless. */
const CACHE = join(tmpdir(), `switchboard-snapshots-${userInfo().uid}`);

export async function readSnapshot(migrationsDir: string): Promise<Blob | undefined> {
  const bytes = await readFile(await snapshotFile(migrationsDir)).catch(() => undefined);
  return bytes && blobOf(bytes);
}

/** Gives the bytes as they are: a Blob copies what it is made of, and again what it is asked for. */
function blobOf({ buffer, byteOffset, byteLength }: Buffer<ArrayBuffer>): Blob {
  const bytes =
    byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  return Object.assign(new Blob(), { arrayBuffer: async () => bytes });
}

/** Written beside and renamed: others who open the same at the same time never read half a file. */
export async function writeSnapshot(migrationsDir: string, snapshot: Blob): Promise<void> {
  const file = await snapshotFile(migrationsDir);
  await mkdir(CACHE, { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomUUID()}`;
  await writeFile(beside, Buffer.from(await snapshot.arrayBuffer()));
  await rename(beside, file);
}

/** The name is a hash of all that the content depends on. */
export async function snapshotFile(migrationsDir: string): Promise<string> {
  const hash = createHash('sha256')
    .update(await pgliteVersion())
    .update(MEMORY_LAYOUT);
  for (const entry of (await readdir(migrationsDir, { recursive: true })).sort()) {
    if (!entry.endsWith('.sql')) continue;
    hash.update(entry).update(await readFile(join(migrationsDir, entry)));
  }
  return join(CACHE, `${hash.digest('hex').slice(0, 32)}.tar`);
}

async function pgliteVersion(): Promise<string> {
  const entry = new URL(import.meta.resolve('@electric-sql/pglite'));
  const manifest = await readFile(new URL('../package.json', entry), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
