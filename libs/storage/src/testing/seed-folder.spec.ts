import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../open.ts';
import { seedFolder } from './seed-folder.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../../apps/dataplane/prisma/migrations');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-seed-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function countOf(url: string): Promise<unknown> {
  const storage = await openStorage(url, MIGRATIONS);
  const connection = await storage.adapter.connect();
  const sql = 'SELECT count(*)::int FROM "_prisma_migrations"';
  const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] });
  await storage.close();
  return rows[0]?.[0];
}

test('a folder has every migration once, and what it holds stays when it is seeded again', async () => {
  const url = `pglite:${join(folder, 'database')}`;
  await seedFolder(url, MIGRATIONS);
  const wanted = (await readdir(MIGRATIONS, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  expect(await countOf(url)).toBe(wanted.length);
  await seedFolder(url, MIGRATIONS);
  expect(await countOf(url)).toBe(wanted.length);
});

test('a database on a server is left alone', async () => {
  await expect(
    seedFolder('postgres://nobody@127.0.0.1:9/none', MIGRATIONS),
  ).resolves.toBeUndefined();
});
