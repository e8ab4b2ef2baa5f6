/**
 * Writes the next migration of a project: `node cli.ts <project folder> <name>`.
 *
 * Prisma's own `migrate dev` wants a native engine and a shadow database; a PGlite in memory is
 * both here. The folder it writes is the ordinary one, so `prisma migrate deploy` works on it too.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { diffMigrations } from './migrate.ts';
import { pgliteAdapter } from './pglite-adapter.ts';

const [project, name] = process.argv.slice(2);
if (!project || !/^[a-z0-9_]+$/.test(name ?? '')) {
  throw new TypeError('usage: cli.ts <project folder> <name_in_snake_case>');
}
const prisma = resolve(project, 'prisma');
const migrations = join(prisma, 'migrations');
await mkdir(migrations, { recursive: true });
await writeFile(join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
const datamodel = await readFile(join(prisma, 'schema.prisma'), 'utf8');
const database = new PGlite();
const sql = await diffMigrations(pgliteAdapter(database), migrations, datamodel);
await database.close();

if (sql.trim() === '' || sql.includes('This is an empty migration')) {
  console.log('The migrations already lead to this schema.');
} else {
  const count = (await readdir(migrations, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  ).length;
  const folder = join(migrations, `${String(count + 1).padStart(4, '0')}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), sql);
  console.log(folder);
}
