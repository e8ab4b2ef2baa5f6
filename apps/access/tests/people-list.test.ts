import type { Person } from '@switchboard/database';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';

type Asked = Parameters<Awaited<ReturnType<Started['signInAs']>>['people']['list']['query']>[0];

describe('the list of people', () => {
  let access: Started;
  let list: (asked?: Asked) => Promise<string[]>;

  const person = (name: string, change: Partial<Person> = {}) => ({
    id: `usr_${name.toLowerCase().replaceAll(/\W/g, '')}`,
    issuer: 'i',
    subject: name,
    name,
    role: 'member',
    createdAt: new Date(),
    ...change,
  });

  beforeAll(async () => {
    access = await startAccess();
    const auditor = await access.signInAs('zz', 'auditor');
    list = async (asked) => {
      const { items } = await auditor.people.list.query({ limit: 200, ...asked });
      return items.map(({ name }) => name).filter((name) => name !== 'Zz');
    };
    await access.database.client.person.createMany({
      data: [
        person('Ann Lee', { email: 'ann@firm.example', lastActiveAt: new Date(3_000) }),
        person('bob', { blockedAt: new Date(), lastActiveAt: new Date(1_000) }),
        person('王小明', { id: 'usr_wang', role: 'operator', lastActiveAt: new Date(2_000) }),
        person("Carla O'Neil-Ross", { role: 'guest' }),
        person('Erased person', { erasedAt: new Date() }),
      ],
    });
  });
  afterAll(() => access[Symbol.asyncDispose]());

  it.each([
    ['ann', ['Ann Lee']],
    ['le an', ['Ann Lee']],
    ['FIRM', ['Ann Lee']],
    ['nn', []],
    ['小明', ['王小明']],
    ['明', ['王小明']],
    ["o'neil", ["Carla O'Neil-Ross"]],
    ['ross', ["Carla O'Neil-Ross"]],
    ['%', []],
    ["' | 'bob", ['bob']],
    ['a & ! b:*', []],
  ] as const)('finds by how words begin: %s', async (query, found) => {
    await expect(list({ query })).resolves.toEqual(found);
  });

  it('filters by role and state, and hides the erased', async () => {
    await expect(list({ role: 'operator' })).resolves.toEqual(['王小明']);
    await expect(list({ state: 'blocked' })).resolves.toEqual(['bob']);
    await expect(list({ state: 'erased' })).resolves.toEqual(['Erased person']);
    await expect(list({ state: 'active', role: 'member' })).resolves.toEqual(['Ann Lee']);
    await expect(list()).resolves.not.toContain('Erased person');
  });

  it.each([
    [{ by: 'name' }, ['Ann Lee', 'bob', "Carla O'Neil-Ross", '王小明']],
    [{ by: 'name', descending: true }, ['王小明', "Carla O'Neil-Ross", 'bob', 'Ann Lee']],
    [{ by: 'lastActiveAt', descending: true }, ['Ann Lee', '王小明', 'bob', "Carla O'Neil-Ross"]],
  ] as const)('goes page by page in the order %j, and misses nobody', async (order, names) => {
    const auditor = await access.signInAs('zz', 'auditor');
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await auditor.people.list.query({ limit: 2, order, cursor });
      found.push(...page.items.map(({ name }) => name));
      cursor = page.cursor ?? undefined;
      // Pages that never end would be seen below.
    } while (cursor && found.length < 10);
    expect(found.filter((name) => name !== 'Zz')).toEqual(names);
  });

  it('is taken away as a table, of which the audit knows', async () => {
    const auditor = await access.signInAs('zz', 'auditor');
    const { csv, cursor } = await auditor.people.export.query({ query: 'ann' });
    const [header, line, ...rest] = csv.split('\r\n');
    expect(header).toBe('id,name,email,role,created,last active,blocked,erased');
    expect(line).toMatch(/^usr_annlee,Ann Lee,ann@firm\.example,member,\d{4}-/);
    expect([rest, cursor]).toEqual([[''], null]);
    const log = await auditor.audit.export.query({ action: 'people.export' });
    expect(log.csv).toMatch(/\r\n\d+,[^,]+,usr_\w+,people\.export,,done,,[^,]+,[0-9a-f]{64}\r\n$/);
  });

  it.each(['nonsense', '["\\u0000","a"]', '["x","a"]', '[1,2]', '["2026-02-30 10:00:00+00","a"]'])(
    'refuses the cursor %s',
    async (text) => {
      const cursor = Buffer.from(text).toString('base64url');
      const order = { by: 'lastActiveAt' } as const;
      await expect(codeOf(list({ cursor, order }))).resolves.toBe('invalid-cursor');
    },
  );
});
