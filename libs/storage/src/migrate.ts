import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  SqlMigrationAwareDriverAdapterFactory,
  SqlQueryable,
} from '@prisma/driver-adapter-utils';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { openSchemaEngine } from './schema-engine.ts';

const everything = { externalTables: [], externalEnums: [] };

/**
 * Applies what is missing from a Prisma `migrations/` folder.
 *
 * The usual start finds nothing to do, and must not pay for loading the engine: it compares names
 * with `_prisma_migrations` first.
 *
 * @returns the names of the migrations applied now
 */
export async function migrate(
  factory: SqlMigrationAwareDriverAdapterFactory,
  migrationsDir: string,
): Promise<string[]> {
  const wanted = await migrationNames(migrationsDir);
  if (await allApplied(factory, wanted)) return [];
  const engine = await openSchemaEngine(factory);
  try {
    const migrationsList = await readMigrations(migrationsDir);
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList,
      filters: everything,
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

/** Writes the SQL that leads from the migrations of `migrationsDir` to `datamodel`; empty if none. */
export async function diffMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
  migrationsDir: string,
  datamodel: string,
): Promise<string> {
  const engine = await openSchemaEngine(factory, datamodel);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations(migrationsDir)) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: datamodel }] },
      script: true,
      exitCode: null,
      filters: everything,
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}

async function migrationNames(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readMigrations(dir: string): Promise<MigrationList> {
  const names = await migrationNames(dir);
  const lockfile = await readFile(join(dir, 'migration_lock.toml'), 'utf8').catch(() => null);
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(join(dir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  );
  return {
    baseDir: dir,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}

async function allApplied(
  factory: SqlMigrationAwareDriverAdapterFactory,
  wanted: string[],
): Promise<boolean> {
  const db = await factory.connect();
  try {
    const finished = await finishedMigrations(db);
    return wanted.every((name) => finished.has(name));
  } finally {
    await db.dispose();
  }
}

async function finishedMigrations(db: SqlQueryable): Promise<Set<unknown>> {
  const query = (sql: string) => db.queryRaw({ sql, args: [], argTypes: [] });
  const table = await query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL`);
  if (table.rows[0]?.[0] !== true) return new Set();
  const { rows } = await query(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  );
  return new Set(rows.map(([name]) => name));
}
