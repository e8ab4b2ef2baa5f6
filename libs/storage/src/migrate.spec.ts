import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { diffMigrations } from './migrate.ts';
import { pgliteAdapter } from './pglite-adapter.ts';

const MODELS = `
datasource db {
  provider = "postgresql"
}
model First {
  id String @id
}
model Second {
  id String @id
}
`;

test('the next migration holds only what the earlier ones lack', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-migrations-'));
  const database = new PGlite();
  try {
    await mkdir(join(folder, '0001_first'));
    await writeFile(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
    await writeFile(
      join(folder, '0001_first', 'migration.sql'),
      'CREATE TABLE "First" ("id" TEXT NOT NULL, CONSTRAINT "First_pkey" PRIMARY KEY ("id"));',
    );
    const sql = await diffMigrations(pgliteAdapter(database), folder, MODELS);
    expect(sql).toContain('"Second"');
    expect(sql).not.toContain('"First"');
  } finally {
    await database.close();
    await rm(folder, { recursive: true });
  }
}, 120_000);
