import { PGlite } from '@electric-sql/pglite';
import { PreparedStatements } from './prepared-statements.ts';

/** PostgreSQL's number of the type. */
const NUMERIC = 1700;

let database: PGlite;
let statements: PreparedStatements;

beforeAll(async () => {
  database = new PGlite();
  await database.waitReady;
  statements = PreparedStatements.of(database);
});
beforeEach(() =>
  statements.exec(`
    DROP TABLE IF EXISTS note;
    CREATE TABLE note (id INT PRIMARY KEY, text TEXT, tags TEXT[], data JSONB)`),
);
afterAll(() => database.close());

const kept = async (): Promise<string[]> => {
  const { rows } = await database.query<{ statement: string }>(
    'SELECT statement FROM pg_prepared_statements ORDER BY prepare_time',
  );
  return rows.map(({ statement }) => statement);
};
const INSERT = 'INSERT INTO note VALUES ($1, $2, $3, $4)';
const READ = 'SELECT text, tags, data FROM note WHERE id = $1';

it('takes and gives values of every kind, as often as it is asked', async () => {
  for (const id of [1, 2]) {
    await statements.query(INSERT, [id, null, ['a', 'b,"c"'], { deep: [1] }]);
    const { rows, fields } = await statements.query(READ, [id]);
    expect(rows).toEqual([{ text: null, tags: ['a', 'b,"c"'], data: { deep: [1] } }]);
    expect(fields.map(({ name }) => name)).toEqual(['text', 'tags', 'data']);
  }
  expect(await kept()).toEqual([INSERT, READ]);
});

it('says how many rows a statement has changed', async () => {
  await statements.query(INSERT, [1, 'one', [], null]);
  await statements.query(INSERT, [2, 'two', [], null]);
  const { affectedRows } = await statements.query('UPDATE note SET text = $1', ['same']);
  expect(affectedRows).toBe(2);
});

it('goes on after an error, and prepares the statement that failed anew', async () => {
  await statements.query(INSERT, [1, 'one', [], null]);
  await expect(statements.query(INSERT, [1, 'again', [], null])).rejects.toMatchObject({
    code: '23505',
  });
  expect(await kept()).toEqual([]);
  await statements.query(INSERT, [2, 'two', [], null]);
  expect(await kept()).toEqual([INSERT]);
  await expect(statements.query('SELECT nonsense')).rejects.toMatchObject({ code: '42703' });
  expect((await statements.query(READ, [2])).rows).toHaveLength(1);
});

it('undoes what a failed transaction did, and keeps others out of it', async () => {
  const ready = Promise.withResolvers<void>();
  const failing = statements.transaction(async (transaction) => {
    await transaction.query(INSERT, [1, 'undone', [], null]);
    ready.resolve();
    await transaction.query(INSERT, [1, 'twice', [], null]);
  });
  await ready.promise;
  const outside = statements.query(READ, [1]);
  await expect(failing).rejects.toMatchObject({ code: '23505' });
  expect((await outside).rows).toEqual([]);
});

it('knows what a script has changed', async () => {
  const all = 'SELECT * FROM note';
  await statements.query(all);
  await statements.exec('ALTER TABLE note ADD COLUMN more INT');
  const { fields } = await statements.query(all);
  expect(fields.map(({ name }) => name)).toContain('more');
});

it('survives that somebody else has changed a table', async () => {
  const all = 'SELECT * FROM note';
  await statements.query(all);
  await database.exec('ALTER TABLE note ADD COLUMN more INT');
  await expect(statements.query(all)).rejects.toMatchObject({ code: '0A000' });
  const { fields } = await statements.query(all);
  expect(fields.map(({ name }) => name)).toContain('more');
});

it('keeps those that were used last, and none that is long', async () => {
  await statements.query(READ, [0]);
  for (let n = 0; n < 250; n += 1) {
    await statements.query(`SELECT ${n}`);
    await statements.query(READ, [0]);
  }
  await statements.query(`SELECT ${'1 + '.repeat(2_000)} 1`);
  const names = await kept();
  expect(names).toHaveLength(200);
  expect(names).toContain(READ);
  expect(names).not.toContain('SELECT 0');
});

it('reads values with the parsers that are brought along, and others with its own', async () => {
  const plain = await statements.query('SELECT 1.5::numeric AS one, 2::int8 AS two');
  const parsers = { [NUMERIC]: (value: string) => `read ${value}` };
  const read = await statements.query('SELECT 1.5::numeric AS one, 2::int8 AS two', [], {
    parsers,
  });
  expect(plain.rows).toEqual([{ one: '1.5', two: 2 }]);
  expect(read.rows).toEqual([{ one: 'read 1.5', two: 2 }]);
});
