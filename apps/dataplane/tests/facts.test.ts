import { VirtualClock } from '@switchboard/kernel/testing';
import { z } from 'zod';
import { openDatabase } from '../src/platform/database/database.ts';
import type { OpenDatabase } from '../src/platform/database/database.ts';
import { factKind } from '../src/platform/facts/fact-kind.ts';
import { Facts } from '../src/platform/facts/facts.ts';
import { until } from './_until.ts';

const said = factKind('said', z.object({ text: z.string() }));

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('pglite:memory');
});
afterAll(() => database[Symbol.asyncDispose]());
beforeEach(() => database.db.fact.deleteMany());

interface Options {
  readonly isShared?: boolean;
  readonly written?: () => Promise<void>;
  readonly tell?: (text: string) => void;
}

/** The facts of one process, and what it has told for others. */
function createFacts(clock: VirtualClock, options: Options = {}) {
  const { isShared = true, written = async () => undefined } = options;
  const told: string[] = [];
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const facts = new Facts({ db: database.db, isShared, bus: { written }, clock, onError });
  facts.on(said, ({ text }) => {
    options.tell?.(text);
    told.push(text);
  });
  return { facts, told, errors, [Symbol.asyncDispose]: () => facts[Symbol.asyncDispose]() };
}

const left = () => database.db.fact.count();
const areGone = () => until('facts are deleted', async () => (await left()) === 0);

it('are gone with a transaction that is rolled back', async () => {
  await using process = createFacts(new VirtualClock());
  const failing = database.db.$transaction(async (tx) => {
    await process.facts.append(tx, said, [{ text: 'no' }]);
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  expect(await left()).toBe(0);
});

it('are deleted when they were told, and not before the others can know', async () => {
  const clock = new VirtualClock();
  const others = Promise.withResolvers<void>();
  await using process = createFacts(clock, { written: () => others.promise });
  const ids = await process.facts.append(database.db, said, [{ text: 'a' }, { text: 'b' }]);
  process.facts.told(...ids);
  await clock.advance(60_000);
  expect(await left()).toBe(2);
  others.resolve();
  await areGone();
  expect(process.told).toEqual([]);
});

it('are told by another process, once, when their own did not', async () => {
  const clock = new VirtualClock();
  await using dead = createFacts(clock);
  await dead.facts.append(database.db, said, [{ text: 'first' }, { text: 'second' }]);
  await using one = createFacts(clock);
  await using two = createFacts(clock);
  await one.facts.start();
  await two.facts.start();
  expect([...one.told, ...two.told]).toEqual([]);
  await clock.advance(5_000);
  await until('both are told', () => one.told.length + two.told.length === 2);
  expect([...one.told, ...two.told].sort()).toEqual(['first', 'second']);
  await clock.advance(1_000);
  await areGone();
});

it('are told at the start where no other process writes', async () => {
  const clock = new VirtualClock();
  await using dead = createFacts(clock, { isShared: false });
  await dead.facts.append(database.db, said, [{ text: 'left' }]);
  await using next = createFacts(clock, { isShared: false });
  await next.facts.start();
  expect(next.told).toEqual(['left']);
});

it('that could not be told are tried again, and do not keep others', async () => {
  const clock = new VirtualClock();
  let isBroken = true;
  await using process = createFacts(clock, {
    tell(text) {
      if (text === 'hard' && isBroken) throw new Error('broken');
    },
  });
  await process.facts.append(database.db, said, [{ text: 'hard' }, { text: 'easy' }]);
  await process.facts.start();
  await clock.advance(5_000);
  await until('the easy one is told', () => process.told.length === 1);
  expect(process.errors).toHaveLength(1);
  isBroken = false;
  await clock.advance(10_000);
  await until('the hard one is told', () => process.told.includes('hard'));
  expect(process.told).toEqual(['easy', 'hard']);
});

it('that nobody can read are dropped, those of another version are left', async () => {
  const clock = new VirtualClock();
  await using process = createFacts(clock, { isShared: false });
  const data = { kind: 'said', payload: { words: 7 }, dueMs: 0 };
  await database.db.fact.createMany({ data: [data, { ...data, kind: 'unknown' }] });
  await process.facts.start();
  await clock.advance(1_000);
  await until('one is left', async () => (await left()) === 1);
  expect(await database.db.fact.findFirst()).toMatchObject({ kind: 'unknown' });
});
