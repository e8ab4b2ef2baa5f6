import { VirtualClock } from '@switchboard/kernel/testing';
import { openDatabase } from '../src/platform/database/database.ts';
import type { OpenDatabase } from '../src/platform/database/database.ts';
import { Keys } from '../src/services/call-automation/keys.ts';

const DAY_MS = 86_400_000;
let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('pglite:memory');
});
afterAll(() => database[Symbol.asyncDispose]());
beforeEach(() => database.db.callAutomationKey.deleteMany());

const kidsOf = async (keys: Keys) => (await keys.published()).map(({ kid }) => kid);

test('every process signs with the same key, also those that start at once', async () => {
  const clock = new VirtualClock();
  const processes = Array.from({ length: 3 }, () => new Keys(database.db, clock));
  await Promise.all(processes.map((keys) => keys.current()));
  for (const keys of processes) keys.forget();
  const used = await Promise.all(processes.map((keys) => keys.current()));
  expect(new Set(used.map(({ kid }) => kid)).size).toBe(1);
});

test('a new key is published before it is used, and the former one for long after', async () => {
  const clock = new VirtualClock();
  const keys = new Keys(database.db, clock);
  const first = await keys.current();
  await keys.rotate();
  expect(await kidsOf(keys)).toEqual([first.kid]);

  await clock.advance(30 * DAY_MS);
  await keys.rotate();
  expect(await kidsOf(keys)).toHaveLength(2);
  expect((await keys.current()).kid).toBe(first.kid);
  await clock.advance(3_600_000);
  const second = await keys.current();
  expect(second.kid).not.toBe(first.kid);
  expect((await keys.find(first.kid))?.kid).toBe(first.kid);

  await clock.advance(31 * DAY_MS);
  await keys.rotate();
  expect(await kidsOf(keys)).not.toContain(first.kid);
  expect(await keys.find(first.kid)).toBeUndefined();
});

test('a key that another process made is found, and its private part stays here', async () => {
  const clock = new VirtualClock();
  const [one, two] = [new Keys(database.db, clock), new Keys(database.db, clock)];
  await one.current();
  await clock.advance(30 * DAY_MS);
  await one.current();
  await two.rotate();
  const [, made = ''] = await kidsOf(two);
  expect((await one.find(made ?? ''))?.kid).toBe(made);
  for (const key of await two.published()) {
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  }
});
