import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openStorage } from '../open.ts';
import { shareDatabases } from './share-databases.ts';

/** Making a database takes seconds, and many on a busy machine. */
jest.setTimeout(120_000);

const TABLES = `CREATE TABLE note (id SERIAL PRIMARY KEY, text TEXT NOT NULL CHECK (text <> ''));
CREATE TABLE reply (id INT PRIMARY KEY, note INT NOT NULL REFERENCES note);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only'; END; $$;
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON note EXECUTE FUNCTION refuse();\n`;

describe('shared databases', () => {
  let folder: string;
  let opened = 0;
  let closed = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-storage-'));
    await mkdir(join(folder, '0001_tables'));
    await writeFile(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
    await writeFile(join(folder, '0001_tables', 'migration.sql'), TABLES);
  });
  beforeEach(() => {
    opened = 0;
    closed = 0;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function open() {
    const storage = await openStorage('pglite:memory', folder);
    opened += 1;
    const db = await storage.adapter.connect();
    const asked = (sql: string) => ({ sql, args: [], argTypes: [] });
    return {
      client: {
        $executeRawUnsafe: (sql: string) => db.executeRaw(asked(sql)),
        async $queryRawUnsafe(sql: string) {
          const { columnNames, rows } = await db.queryRaw(asked(sql));
          return rows.map((row) =>
            Object.fromEntries(columnNames.map((name, at) => [name, row[at]])),
          );
        },
      },
      async [Symbol.asyncDispose]() {
        closed += 1;
        await db.dispose();
        await storage.close();
      },
    };
  }

  it('are empty again, past triggers, keys and sequences, without being opened again', async () => {
    await using databases = shareDatabases(open);
    for (let time = 0; time < 3; time += 1) {
      await using database = await databases.lend();
      const { client } = database;
      // The first number is lost with the row that is refused.
      await expect(
        client.$executeRawUnsafe(`INSERT INTO note (text) VALUES ('')`),
      ).rejects.toThrow();
      await client.$executeRawUnsafe(`INSERT INTO note (text) VALUES ('one')`);
      await client.$executeRawUnsafe('INSERT INTO reply VALUES (1, 2)');
      await expect(client.$queryRawUnsafe('SELECT id, text FROM note')).resolves.toEqual([
        { id: 2, text: 'one' },
      ]);
      await expect(client.$executeRawUnsafe('DELETE FROM note')).rejects.toThrow('append-only');
    }
    expect(opened).toBe(1);
  });

  it('are several for who needs several at once, and refuse who gave his back', async () => {
    await using databases = shareDatabases(open);
    const [one, other] = [await databases.lend(), await databases.lend()];
    await one.client.$executeRawUnsafe(`INSERT INTO note (text) VALUES ('mine')`);
    await expect(other.client.$queryRawUnsafe('SELECT id FROM note')).resolves.toEqual([]);
    await one[Symbol.asyncDispose]();
    await one[Symbol.asyncDispose]();
    expect(() => one.client.$queryRawUnsafe('SELECT 1')).toThrow('The database was given back.');
    await using _again = await databases.lend();
    await using _third = await databases.lend();
    expect(opened).toBe(3);
  });

  it('are closed when their tables were changed, and all of them in the end', async () => {
    const databases = shareDatabases(open);
    {
      await using database = await databases.lend();
      await database.client.$executeRawUnsafe('ALTER TABLE note DISABLE TRIGGER USER');
    }
    await using _other = await databases.lend();
    expect([opened, closed]).toEqual([2, 1]);
    await databases[Symbol.asyncDispose]();
    expect(closed).toBe(2);
  });

  it('are refused when they come with rows, which emptying would take away', async () => {
    await using databases = shareDatabases(async () => {
      const database = await open();
      await database.client.$executeRawUnsafe(`INSERT INTO note (text) VALUES ('first')`);
      return database;
    });
    await expect(databases.lend()).rejects.toThrow('Migrations fill note, emptying does not.');
  });
});
