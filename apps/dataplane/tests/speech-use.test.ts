import { Scope } from '@switchboard/kernel';
import { openDatabase } from '../src/platform/database/database.ts';
import { UseStore } from '../src/services/speech/use-store.ts';
import { freshDatabase, hasServices } from './_services.ts';

const use = { characters: 10, heardMs: 1_500, requests: 2, failures: 1 };
const nothing = { characters: 0, heardMs: 0, requests: 0, failures: 0 };

describe('the use of speech by day', () => {
  const scope = new Scope();
  let store: UseStore;
  // Only of Postgres are there several connections, and so statements at once.
  beforeAll(async () => {
    const fresh = (await hasServices()) && scope.use(await freshDatabase());
    const database = scope.use(await openDatabase(fresh ? fresh.url : 'pglite:memory'));
    store = new UseStore(database.db);
  });
  afterAll(() => scope.end());

  it('adds up what processes write at once', async () => {
    const days = [
      { day: 101, ...use },
      { day: 100, ...use },
    ];
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        store.add('azure', at % 2 === 0 ? days : days.toReversed()),
      ),
    );
    const sums = { provider: 'azure', characters: 120, heardMs: 18_000, requests: 24 };
    expect(await store.list(0, 200)).toEqual([
      { day: 101, ...sums, failures: 12 },
      { day: 100, ...sums, failures: 12 },
    ]);
  });

  it('keeps providers apart, the latest day first, and deletes what is too old', async () => {
    await store.add('embedded', [{ day: 101, ...nothing, requests: 1 }]);
    // More than an int holds.
    await store.add('openai', [{ day: 99, ...nothing, heardMs: 3_000_000_000 }]);
    const rows = await store.list(99, 101);
    expect(rows.map(({ day, provider }) => `${day} ${provider}`)).toEqual([
      ...['101 azure', '101 embedded', '100 azure', '99 openai'],
    ]);
    expect(rows.at(-1)?.heardMs).toBe(3_000_000_000);
    await store.deleteBefore(101);
    expect((await store.list(0, 200)).map(({ day }) => day)).toEqual([101, 101]);
  });
});
