import { jest } from '@jest/globals';
import { openDatabase } from '@switchboard/database';
import type { Database } from '@switchboard/database';
import { listPeople } from '../src/people/list-people.ts';

jest.setTimeout(180_000);

const PEOPLE = 100_000;
const LIMIT = 50;
const newest = { by: 'createdAt', descending: true } as const;
const byName = { by: 'name', descending: false } as const;

interface Usage {
  readonly scans: number;
  readonly reads: number;
  readonly fetches: number;
}

describe('among 100,000 people', () => {
  let database: Database;
  let list: ReturnType<typeof listPeople>;

  beforeAll(async () => {
    database = await openDatabase('pglite:memory');
    list = listPeople(database.client);
    await database.client.$executeRaw`
      INSERT INTO person (id, issuer, subject, name, email, role, created_at)
      SELECT 'usr_' || lpad(n::text, 12, '0'), 'i', n::text,
        'Person ' || substr(md5(n::text), 1, 6), 'p' || n || '@firm.example',
        CASE WHEN n % 1000 = 0 THEN 'operator' ELSE 'member' END, now()
      FROM generate_series(1, ${PEOPLE}::int) AS n`;
    await database.client.$executeRaw`ANALYZE person`;
  });
  afterAll(() => database[Symbol.asyncDispose]());

  /** Table scans, index reads and rows fetched since the database began. */
  async function usage(): Promise<Usage> {
    await database.client.$queryRaw`SELECT 1 FROM pg_stat_force_next_flush()`;
    const [row] = await database.client.$queryRaw<[Usage]>`
      SELECT seq_scan::int AS scans, idx_scan::int AS reads, idx_tup_fetch::int AS fetches
      FROM pg_stat_user_tables WHERE relname = 'person'`;
    return row;
  }

  async function cost(ask: () => Promise<unknown>): Promise<Usage> {
    const before = await usage();
    await ask();
    const after = await usage();
    return {
      scans: after.scans - before.scans,
      reads: after.reads - before.reads,
      fetches: after.fetches - before.fetches,
    };
  }

  it.each([
    ['the first page', { order: newest }],
    ['the first page by name', { order: byName }],
    ['a search', { order: byName, query: 'p77777' }],
    ['a role that few have', { order: newest, role: 'operator' as const }],
  ])('%s reads indexes, and little of them', async (_, asked) => {
    const spent = await cost(async () => {
      const { items } = await list({ limit: LIMIT, ...asked });
      expect(items.length).toBeGreaterThan(0);
    });
    expect(spent.scans).toBe(0);
    expect(spent.reads).toBeLessThanOrEqual(2 + LIMIT);
    expect(spent.fetches).toBeLessThanOrEqual(4 * LIMIT);
  });

  it('a deep page costs what the first one does', async () => {
    const [place] = await database.client.$queryRaw<[{ id: string; key: string }]>`
      SELECT id, lower(name) AS key FROM person ORDER BY lower(name), id OFFSET 90000 LIMIT 1`;
    const cursor = Buffer.from(JSON.stringify([place.key, place.id])).toString('base64url');
    const spent = await cost(async () => {
      const { items } = await list({ limit: LIMIT, order: byName, cursor });
      expect(items).toHaveLength(LIMIT);
    });
    expect(spent.scans).toBe(0);
    expect(spent.fetches).toBeLessThanOrEqual(4 * LIMIT);
  });
});
