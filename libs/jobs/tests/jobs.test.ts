import { VirtualClock } from '@switchboard/kernel/testing';
import { z } from 'zod';
import { jobKind } from '../src/job-kind.ts';
import { Jobs } from '../src/jobs.ts';
import type { JobFailure, JobsOptions } from '../src/jobs.ts';
import { hasPostgres, openPglite, openPostgres } from './_databases.ts';
import type { TestDatabase } from './_databases.ts';

const note = jobKind('note', z.object({ text: z.string() }), { maxAttempts: 3 });
const MINUTE = 60_000;

const postgres = await hasPostgres();
if (!postgres) {
  process.stderr.write('SKIPPED: jobs on Postgres, nothing listens on 127.0.0.1:5432\n');
}

describe.each([
  ['PGlite', openPglite, true],
  ['Postgres', openPostgres, postgres],
] as const)('jobs on %s', (_name, open, isThere) => {
  const test = isThere ? it : it.skip;
  let db: TestDatabase;
  let clock: VirtualClock;
  let failures: JobFailure[];
  const opened: Jobs[] = [];

  beforeAll(async () => {
    if (isThere) db = await open();
  });
  afterAll(() => db?.[Symbol.asyncDispose]());
  beforeEach(async () => {
    await db?.$executeRawUnsafe('TRUNCATE "Job"');
    clock = new VirtualClock(Date.UTC(2026, 10, 29, 9, 0, 30));
    failures = [];
  });
  afterEach(async () => {
    for (const jobs of opened.splice(0)) await jobs[Symbol.asyncDispose]();
  });

  function createJobs(options: Partial<JobsOptions> = {}): Jobs {
    const jobs = new Jobs({
      db,
      clock,
      ...options,
      onFailure: (failure) => void failures.push(failure),
      onTrouble(error) {
        throw error;
      },
    });
    opened.push(jobs);
    return jobs;
  }

  async function advance(jobs: Jobs, ms: number): Promise<void> {
    await clock.advance(ms);
    await jobs.settle();
  }

  /** Jobs that write down the texts they were given. */
  async function noting(
    options: Partial<JobsOptions> = {},
  ): Promise<{ jobs: Jobs; noted: string[] }> {
    const noted: string[] = [];
    const jobs = createJobs(options);
    jobs.handle(note, async ({ text }) => void noted.push(text));
    await jobs.start();
    // The look at the start is over: what a test adds is found when it says so.
    await jobs.settle();
    return { jobs, noted };
  }

  test('are done once, when they are due', async () => {
    const { jobs, noted } = await noting();
    await jobs.add(db, note, { text: 'now' });
    await jobs.add(db, note, { text: 'later' }, { delayMs: 90_000 });
    await jobs.settle();
    expect(noted).toEqual(['now']);
    await advance(jobs, 89_999);
    expect(noted).toEqual(['now']);
    await advance(jobs, 1);
    expect(noted).toEqual(['now', 'later']);
    expect(await jobs.counts()).toEqual({});
  });

  test('are done by a timer as well, without being asked for', async () => {
    const done = Promise.withResolvers<void>();
    const jobs = createJobs();
    jobs.handle(note, async () => done.resolve());
    await jobs.start();
    await jobs.add(db, note, { text: 'later' }, { delayMs: 1_000 });
    await jobs.settle();
    await clock.advance(1_000);
    await done.promise;
  });

  test('belong to the transaction that they are added in', async () => {
    const { jobs, noted } = await noting();
    await db.transaction((tx) => jobs.add(tx, note, { text: 'committed' }));
    const failing = db.transaction(async (tx) => {
      await jobs.add(tx, note, { text: 'rolled back' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await jobs.settle();
    expect(noted).toEqual(['committed']);
  });

  test('are tried again after growing delays, and given up in the end', async () => {
    const jobs = createJobs();
    let attempts = 0;
    jobs.handle(note, async () => {
      attempts += 1;
      throw new TypeError('secret text');
    });
    await jobs.start();
    await jobs.add(db, note, { text: 'x' });
    await jobs.settle();
    expect(attempts).toBe(1);
    await advance(jobs, 1_000);
    expect(attempts).toBe(2);
    await advance(jobs, 2_000);
    expect(attempts).toBe(3);
    await advance(jobs, 60 * MINUTE);
    expect(attempts).toBe(3);
    expect(failures.map(({ isGivenUp }) => isGivenUp)).toEqual([false, false, true]);
    expect(await jobs.counts()).toEqual({ note: { waiting: 0, dead: 1 } });
    expect(await jobs.dead()).toMatchObject([{ kind: 'note', attempts: 3, failure: 'TypeError' }]);
  });

  test('that were given up can be revived', async () => {
    const jobs = createJobs();
    let isBroken = true;
    jobs.handle(note, async () => {
      if (isBroken) throw new Error('broken');
    });
    await jobs.start();
    await jobs.add(db, note, { text: 'x' });
    for (let at = 0; at < 3; at++) await advance(jobs, 10_000);
    const [dead] = await jobs.dead();
    isBroken = false;
    expect(await jobs.revive(dead!.id)).toBe(true);
    await jobs.settle();
    expect(await jobs.counts()).toEqual({});
    expect(await jobs.revive(dead!.id)).toBe(false);
  });

  test('with a payload that is not of their kind are given up at once', async () => {
    const { jobs, noted } = await noting();
    await jobs.add(db, { ...note, schema: z.unknown() }, { words: 7 });
    await jobs.settle();
    expect(noted).toEqual([]);
    expect(failures).toMatchObject([{ attempts: 1, isGivenUp: true }]);
  });

  test('of one key are one, with the latest payload, due at the earlier time', async () => {
    const { jobs, noted } = await noting();
    await jobs.add(db, note, { text: 'first' }, { key: 'a', delayMs: 5_000 });
    await jobs.add(db, note, { text: 'second' }, { key: 'a', delayMs: 9_000 });
    await jobs.add(db, note, { text: 'another' }, { key: 'b', delayMs: 9_000 });
    await advance(jobs, 5_000);
    expect(noted).toEqual(['second']);
    await advance(jobs, 4_000);
    expect(noted).toEqual(['second', 'another']);
  });

  test('that are cancelled are not done', async () => {
    const { jobs, noted } = await noting();
    await jobs.add(db, note, { text: 'cancelled' }, { key: 'a' });
    await jobs.add(db, note, { text: 'kept' }, { key: 'b' });
    await jobs.cancel(note, 'a');
    await jobs.settle();
    expect(noted).toEqual(['kept']);
  });

  test('that are asked for again while they are done are done again', async () => {
    const jobs = createJobs();
    const noted: string[] = [];
    jobs.handle(note, async ({ text }) => {
      noted.push(text);
      if (text === 'first') await jobs.add(db, note, { text: 'second' }, { key: 'a' });
    });
    await jobs.start();
    await jobs.add(db, note, { text: 'first' }, { key: 'a' });
    await jobs.settle();
    expect(noted).toEqual(['first', 'second']);
    expect(await jobs.counts()).toEqual({});
  });

  test('of a process that died are done by another when its lease has ended', async () => {
    const begun = Promise.withResolvers<void>();
    // Its clock stands still: it never says that it is still at it.
    const dying = createJobs({ clock: new VirtualClock(clock.now()) });
    dying.handle(note, (_payload, signal) => {
      begun.resolve();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    await dying.start();
    await dying.add(db, note, { text: 'left behind' });
    dying.wake();
    await begun.promise;
    const { jobs, noted } = await noting();
    await advance(jobs, MINUTE - 1);
    expect(noted).toEqual([]);
    await advance(jobs, 1);
    expect(noted).toEqual(['left behind']);
  });

  test('of a process that died are done at once by one that is alone', async () => {
    const begun = Promise.withResolvers<void>();
    const dying = createJobs({ clock: new VirtualClock(clock.now()) });
    dying.handle(note, (_payload, signal) => {
      begun.resolve();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    await dying.start();
    await dying.add(db, note, { text: 'left behind' });
    await dying.add(db, note, { text: 'later' }, { delayMs: 1_000 });
    dying.wake();
    await begun.promise;
    const { jobs, noted } = await noting({ isAlone: true });
    expect(noted).toEqual(['left behind']);
    await advance(jobs, 1_000);
    expect(noted).toEqual(['left behind', 'later']);
  });

  test('that take long stay with the process that does them', async () => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const slow = createJobs();
    slow.handle(note, () => {
      begun.resolve();
      return finish.promise;
    });
    await slow.start();
    await slow.add(db, note, { text: 'slow' });
    slow.wake();
    await begun.promise;
    const { jobs, noted } = await noting();
    for (let at = 0; at < 30; at++) {
      await clock.advance(10_000);
      await db.$queryRawUnsafe('SELECT 1');
    }
    await jobs.settle();
    expect(noted).toEqual([]);
    finish.resolve();
    await slow.settle();
    expect(await jobs.counts()).toEqual({});
  });

  test('are each done by one of several processes', async () => {
    const noted: string[] = [];
    const processes = [createJobs(), createJobs(), createJobs()];
    for (const jobs of processes) {
      jobs.handle(note, async ({ text }) => void noted.push(text));
      await jobs.start();
    }
    const texts = Array.from({ length: 40 }, (_, at) => `n${at}`);
    for (const text of texts) await processes[0]!.add(db, note, { text });
    await Promise.all(processes.map((jobs) => jobs.settle()));
    expect(noted.sort()).toEqual(texts.sort());
  });

  test('that another process added are found by polling', async () => {
    const found = Promise.withResolvers<string>();
    const jobs = createJobs({ pollMs: 5_000 });
    jobs.handle(note, async ({ text }) => found.resolve(text));
    await jobs.start();
    await jobs.settle();
    await createJobs().add(db, note, { text: 'from elsewhere' });
    await clock.advance(5_000);
    expect(await found.promise).toBe('from elsewhere');
  });

  /** Notes when it is done, every quarter of an hour. */
  async function quarterly(at: string[]): Promise<Jobs> {
    const jobs = createJobs();
    jobs.schedule('each-quarter', 15 * MINUTE, async () => {
      at.push(new Date(clock.now()).toISOString().slice(11, 16));
      if (at.length === 1) throw new Error('broken');
    });
    await jobs.start();
    return jobs;
  }

  test('on a schedule are done at every multiple, also after one that failed', async () => {
    const at: string[] = [];
    const jobs = await quarterly(at);
    await advance(jobs, 14 * MINUTE);
    expect(at).toEqual([]);
    await advance(jobs, MINUTE);
    await advance(jobs, 15 * MINUTE);
    expect(at).toEqual(['09:15', '09:30']);
    expect(failures).toMatchObject([{ isGivenUp: false }]);
    await jobs.clear();
    expect(await jobs.counts()).toEqual({ 'each-quarter': { waiting: 1, dead: 0 } });
  });

  test('on a schedule are done once for all that was missed while no process ran', async () => {
    const at: string[] = [];
    const jobs = await quarterly(at);
    await advance(jobs, 15 * MINUTE);
    await jobs[Symbol.asyncDispose]();
    await clock.advance(8 * 24 * 60 * MINUTE);
    await (await quarterly(at)).settle();
    expect(at).toEqual(['09:15', '09:15']);
  });

  test('that a stop interrupts are due again at once', async () => {
    const begun = Promise.withResolvers<void>();
    const first = createJobs();
    first.handle(note, (_payload, signal) => {
      begun.resolve();
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    });
    await first.start();
    await first.add(db, note, { text: 'interrupted' });
    first.wake();
    await begun.promise;
    await first[Symbol.asyncDispose]();
    const { jobs, noted } = await noting();
    await jobs.settle();
    expect(noted).toEqual(['interrupted']);
    expect(failures).toEqual([]);
  });
});
