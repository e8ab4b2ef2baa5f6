import { jest } from '@jest/globals';
import { chmod, cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { openStorage } from './open.ts';
import type { Storage } from './open.ts';
import { readSnapshot, snapshotFile } from './snapshot.ts';

/** Making a database takes seconds, and many on a busy machine. */
jest.setTimeout(120_000);

const POSTGRES = new URL('postgres://postgres@127.0.0.1:5432/postgres');
const TABLE = 'CREATE TABLE note (id INT PRIMARY KEY, text TEXT NOT NULL);\n';
const TRIGGER = `CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.text := upper(NEW.text);
  RETURN NEW;
END; $$;
CREATE TRIGGER shout BEFORE INSERT ON note FOR EACH ROW EXECUTE FUNCTION shout();\n`;

let folder: string;
let migrations: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-storage-'));
  migrations = join(folder, 'migrations');
  await mkdir(migrations);
  await writeFile(join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
  await addMigration('0001_note', TABLE);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(migrations, name));
  await writeFile(join(migrations, name, 'migration.sql'), sql);
}

async function query(storage: Storage, sql: string): Promise<unknown[][]> {
  const db = await storage.adapter.connect();
  try {
    return (await db.queryRaw({ sql, args: [], argTypes: [] })).rows;
  } finally {
    await db.dispose();
  }
}

describe('openStorage in a folder', () => {
  let template: string;
  let database: string;

  // Making a database takes seconds, copying one does not.
  beforeAll(async () => {
    template = await mkdtemp(join(tmpdir(), 'switchboard-storage-'));
    const none = join(template, 'migrations');
    const storage = await openStorage(`pglite:${join(template, 'database')}`, none);
    await storage.close();
  });
  afterAll(() => rm(template, { recursive: true, force: true }));
  beforeEach(async () => {
    database = join(folder, 'database');
    await cp(join(template, 'database'), database, { recursive: true });
  });

  it('lets no other user of the machine look in, also into one that was there', async () => {
    await chmod(database, 0o755);
    const storage = await openStorage(`pglite:${database}`, migrations);
    expect((await stat(database)).mode & 0o777).toBe(0o700);
    await storage.close();
  });

  it('keeps what was written when it is opened again, and adds what is new', async () => {
    const url = `pglite:${database}`;
    const first = await openStorage(url, migrations);
    await query(first, `INSERT INTO note VALUES (1, 'kept') RETURNING id`);
    await first.close();

    await addMigration('0002_shout', TRIGGER);
    const second = await openStorage(url, migrations);
    await query(second, `INSERT INTO note VALUES (2, 'loud') RETURNING id`);
    expect(await query(second, 'SELECT id, text FROM note ORDER BY id')).toEqual([
      [1, 'kept'],
      [2, 'LOUD'],
    ]);
    await second.close();
  });

  it('closes it when a migration fails, so that it can be opened again', async () => {
    const url = `pglite:${database}`;
    await addMigration('0002_broken', 'CREATE TABLE note (id INT);\n');
    await expect(openStorage(url, migrations)).rejects.toThrow();
    await rm(join(migrations, '0002_broken'), { recursive: true });
    const storage = await openStorage(url, migrations);
    expect(await query(storage, 'SELECT count(*)::int FROM note')).toEqual([[0]]);
    await storage.close();
  });
});

describe('openStorage in memory', () => {
  // A comment makes the content, and so the name of its snapshot, one that nobody has made yet.
  let snapshot: string;
  beforeEach(async () => {
    await writeFile(join(migrations, '0001_note/migration.sql'), `-- ${randomUUID()}\n${TABLE}`);
    snapshot = await snapshotFile(migrations);
  });
  afterEach(() => rm(snapshot, { force: true }));

  it('is migrated and alone, also when several open it at once for the first time', async () => {
    expect(await readSnapshot(migrations)).toBeUndefined();
    const [one, other] = await Promise.all([
      openStorage('pglite:memory', migrations),
      openStorage('pglite:memory', migrations),
    ]);
    await query(one, `INSERT INTO note VALUES (1, 'mine') RETURNING id`);
    expect(await query(other, 'SELECT count(*)::int FROM note')).toEqual([[0]]);
    await Promise.all([one.close(), other.close()]);

    expect(await readSnapshot(migrations)).toBeInstanceOf(Blob);
    const third = await openStorage('pglite:memory', migrations);
    expect(await query(third, 'SELECT count(*)::int FROM note')).toEqual([[0]]);
    expect(await query(third, 'SELECT datname FROM pg_database')).toEqual([['postgres']]);
    await third.close();
    await addMigration('0002_shout', TRIGGER);
    expect(await readSnapshot(migrations)).toBeUndefined();
  });

  it('keeps no snapshot of a migration that fails', async () => {
    await addMigration('0002_broken', `-- ${randomUUID()}\nCREATE TABLE note (id INT);\n`);
    await expect(openStorage('pglite:memory', migrations)).rejects.toThrow();
    expect(await readSnapshot(migrations)).toBeUndefined();
  });
});

describe('migrate', () => {
  it('says what it applied, and does nothing the second time', async () => {
    const storage = await openStorage('pglite:memory', migrations);
    await addMigration('0002_shout', TRIGGER);
    expect(await migrate(storage.adapter, migrations)).toEqual(['0002_shout']);
    expect(await migrate(storage.adapter, migrations)).toEqual([]);
    await storage.close();
  });

  it('does not load the engine when there is nothing to do', async () => {
    const storage = await openStorage('pglite:memory', migrations);
    const scripts: string[] = [];
    const watched = Object.create(storage.adapter, {
      connect: {
        value: async () => {
          const db = await storage.adapter.connect();
          scripts.push('connect');
          return db;
        },
      },
      connectToShadowDb: { value: () => Promise.reject(new Error('the engine was loaded')) },
    }) as typeof storage.adapter;
    await migrate(watched, migrations);
    expect(scripts).toEqual(['connect']);
    await storage.close();
  });

  it('applies each only in full: one that fails leaves nothing behind', async () => {
    const storage = await openStorage('pglite:memory', migrations);
    await addMigration('0002_half', 'CREATE TABLE half (id INT);\nCREATE TABLE note (id INT);\n');
    await expect(migrate(storage.adapter, migrations)).rejects.toThrow();
    expect(await query(storage, `SELECT to_regclass('half') IS NULL`)).toEqual([[true]]);
    await storage.close();
  });
});

const postgres = await reachable();
if (!postgres) {
  process.stderr.write('SKIPPED: openStorage on Postgres, nothing listens on 127.0.0.1:5432\n');
}

it('names a server that does not answer, without its password', async () => {
  const opening = openStorage('postgres://me:secret@127.0.0.1:1/notes', migrations);
  await expect(opening).rejects.toThrow('The database does not answer at 127.0.0.1:1/notes.');
  await expect(opening).rejects.not.toThrow('secret');
});

(postgres ? describe : describe.skip)('openStorage on Postgres', () => {
  const name = `storage_${randomUUID().replaceAll('-', '')}`;
  const url = Object.assign(new URL(POSTGRES), { pathname: `/${name}` }).href;

  async function administer(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: POSTGRES.href });
    await client.connect();
    await client.query(sql);
    await client.end();
  }
  beforeEach(() => administer(`CREATE DATABASE ${name}`));
  afterEach(() => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));

  it('migrates, the bodies of functions included, and finds it done the next time', async () => {
    await addMigration('0002_shout', TRIGGER);
    const storage = await openStorage(url, migrations);
    expect(storage.kind).toBe('postgres');
    await query(storage, `INSERT INTO note VALUES (1, 'loud') RETURNING id`);
    expect(await query(storage, 'SELECT text FROM note')).toEqual([['LOUD']]);
    expect(await migrate(storage.adapter, migrations)).toEqual([]);
    await storage.close();
  });

  it('applies each only in full there too', async () => {
    await addMigration('0002_half', 'CREATE TABLE half (id INT);\nCREATE TABLE note (id INT);\n');
    await expect(openStorage(url, migrations)).rejects.toThrow();
    await rm(join(migrations, '0002_half'), { recursive: true });
    const storage = await openStorage(url, migrations);
    expect(await query(storage, `SELECT to_regclass('half') IS NULL`)).toEqual([[true]]);
    await storage.close();
  });
});

function reachable(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(POSTGRES.port), POSTGRES.hostname);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
