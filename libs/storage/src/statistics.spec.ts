import { PGlite } from '@electric-sql/pglite';
import { pgliteAdapter } from './pglite-adapter.ts';
import { gatherOnce, tablesWritten, withStatistics } from './statistics.ts';

describe('tablesWritten', () => {
  it.each([
    ['INSERT INTO "public"."Message" ("id") VALUES ($1) RETURNING "id"', ['Message']],
    ['UPDATE "Thread" SET x = 1', ['Thread']],
    ['delete from note where id = 1', ['note']],
    [
      'WITH t AS (UPDATE "Thread" SET n = n + 1 RETURNING id) INSERT INTO "Message" SELECT id FROM t',
      ['Thread', 'Message'],
    ],
    ['SELECT * FROM "Message" WHERE text = \'update x\'', []],
    ['BEGIN', []],
  ])('of %s are %j', (sql, tables) => {
    expect(tablesWritten(sql)).toEqual(tables);
  });
});

describe('statistics', () => {
  const PAGE = 'SELECT * FROM entry WHERE thread = 1 ORDER BY place DESC LIMIT 20';
  let database: PGlite;
  beforeAll(async () => {
    database = await PGlite.create();
    await database.exec(
      'CREATE TABLE entry (thread INT, place INT, text TEXT, PRIMARY KEY (thread, place))',
    );
  });
  afterAll(() => database.close());

  const analyzed = async () => {
    const sql = `SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'entry'`;
    return (await database.query<{ rows: number }>(sql)).rows[0]?.rows;
  };
  const plan = async () => JSON.stringify((await database.query(`EXPLAIN ${PAGE}`)).rows);

  it('are gathered once for tables that never were looked at', async () => {
    expect(await analyzed()).toBe(-1);
    await gatherOnce(pgliteAdapter(database));
    expect(await analyzed()).toBe(0);
  });

  it('follow what is written, so that a page of a long table is read by its index', async () => {
    const adapter = await withStatistics(pgliteAdapter(database)).connect();
    const write = (from: number, count: number) =>
      adapter.executeRaw({
        sql: `INSERT INTO entry SELECT 1, n, repeat('x', 100)
          FROM generate_series(${from}, ${from + count - 1}) n`,
        args: [],
        argTypes: [],
      });
    await write(0, 100);
    // Whatever was begun is done when the next statement is.
    await database.query('SELECT 1');
    expect(await analyzed()).toBe(0);
    await write(100, 20_000);
    await database.query('SELECT 1');
    expect(await analyzed()).toBeGreaterThan(15_000);
    expect(await plan()).toContain('Index Scan Backward');
    expect(await plan()).not.toContain('Sort');
    const transaction = await adapter.startTransaction();
    await transaction.executeRaw({ sql: 'DELETE FROM entry', args: [], argTypes: [] });
    await transaction.commit();
    await database.query('SELECT 1');
    expect(await analyzed()).toBeLessThan(15_000);
  });
});
