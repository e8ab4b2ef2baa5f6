import type { Scope } from '@switchboard/kernel';
import { openStorage } from '@switchboard/storage';
import { startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from '../benchmark.ts';
import { stateFolder } from '../data-plane.ts';
import { interleave, median } from '../measure.ts';
import type { Measurement } from '../measure.ts';

const PEOPLE = 100_000;
const ASKED = 40;
const ROUNDS = 11;
const MIGRATIONS = new URL('../../../../libs/database/prisma/migrations', import.meta.url);

type Console = ReturnType<Stack['as']>;

/** Both over HTTP, with the same sign-in to check: what differs is what the database is asked. */
function benchmark(
  name: string,
  what: string,
  limit: number,
  ask: (dana: Console) => Promise<() => Promise<unknown>>,
): Benchmark {
  return {
    name,
    ratio: `${what} among 100,000 people / one person by primary key`,
    goal: { limit, better: 'lower' },
    async run(scope) {
      const dana = await startConsole(scope);
      const list = await ask(dana);
      return interleave(
        ROUNDS,
        timeOf(list),
        timeOf(() => dana.me.profile.query()),
      );
    },
  };
}

export const peopleFirst = benchmark('people', 'the first page of 50 by name', 3, async (dana) => {
  return () => dana.people.list.query({ order: { by: 'name' } });
});

export const peopleSearch = benchmark(
  'search',
  'a search by the beginning of words',
  3,
  async (dana) => {
    return () => dana.people.list.query({ query: 'p7777', order: { by: 'name' } });
  },
);

export const peopleDeep = benchmark(
  'deep-page',
  'the page after the first 20,000',
  3,
  async (dana) => {
    const order = { by: 'name' } as const;
    let cursor: string | undefined;
    for (let page = 0; page < 100; page += 1) {
      cursor = (await dana.people.list.query({ limit: 200, order, cursor })).cursor ?? undefined;
    }
    return () => dana.people.list.query({ order, cursor });
  },
);

async function startConsole(scope: Scope): Promise<Console> {
  const access = `pglite:${await stateFolder(scope)}/access`;
  await seed(access);
  const unlimited = { points: 1_000_000, seconds: 60 };
  const stack = scope.use(
    await startStack({
      databases: { access, dataplane: 'pglite:memory' },
      access: { limits: { 'request-per-address': unlimited, 'request-per-person': unlimited } },
    }),
  );
  return stack.as('dana');
}

async function seed(url: string): Promise<void> {
  const storage = await openStorage(url, fileURLToPath(MIGRATIONS));
  const database = await storage.adapter.connect();
  await database.executeScript(`
    INSERT INTO person (id, issuer, subject, name, email, role, created_at)
    SELECT 'usr_' || lpad(n::text, 12, '0'), 'i', n::text,
      'Person ' || substr(md5(n::text), 1, 6), 'p' || n || '@firm.example', 'member', now()
    FROM generate_series(1, ${PEOPLE}) AS n;
    ANALYZE person`);
  await database.dispose();
  await storage.close();
}

/** The median of some, in ms. */
function timeOf(ask: () => Promise<unknown>): Measurement {
  return async () => {
    const times: number[] = [];
    while (times.length < ASKED) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
    return median(times);
  };
}
