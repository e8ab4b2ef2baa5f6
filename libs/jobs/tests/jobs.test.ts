import { z } from 'zod';
import type { Jobs } from '../src/jobs.ts';
import { describeJobs, MINUTE, note } from './_jobs.ts';

describeJobs('jobs', (kit) => {
  const { test, createJobs, advance, noting } = kit;

  test('are done once, when they are due', async () => {
    const { jobs, noted } = await noting();
    await jobs.add(kit.db, note, { text: 'now' });
    await jobs.add(kit.db, note, { text: 'later' }, { delayMs: 90_000 });
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
    await jobs.add(kit.db, note, { text: 'later' }, { delayMs: 1_000 });
    await jobs.settle();
    await kit.clock.advance(1_000);
    await done.promise;
  });

  test('belong to the transaction that they are added in', async () => {
    const { jobs, noted } = await noting();
    await kit.db.transaction((tx) => jobs.add(tx, note, { text: 'committed' }));
    const failing = kit.db.transaction(async (tx) => {
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
    await jobs.add(kit.db, note, { text: 'x' });
    await jobs.settle();
    expect(attempts).toBe(1);
    await advance(jobs, 1_000);
    expect(attempts).toBe(2);
    await advance(jobs, 2_000);
    expect(attempts).toBe(3);
    await advance(jobs, 60 * MINUTE);
    expect(attempts).toBe(3);
    expect(kit.failures.map(({ isGivenUp }) => isGivenUp)).toEqual([false, false, true]);
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
    await jobs.add(kit.db, note, { text: 'x' });
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
    await jobs.add(kit.db, { ...note, schema: z.unknown() }, { words: 7 });
    await jobs.settle();
    expect(noted).toEqual([]);
    expect(kit.failures).toMatchObject([{ attempts: 1, isGivenUp: true }]);
  });

  test('of one key are one, with the latest payload, due at the earlier time', async () => {
    const { jobs, noted } = await noting();
    await jobs.add(kit.db, note, { text: 'first' }, { key: 'a', delayMs: 5_000 });
    await jobs.add(kit.db, note, { text: 'second' }, { key: 'a', delayMs: 9_000 });
    await jobs.add(kit.db, note, { text: 'another' }, { key: 'b', delayMs: 9_000 });
    await advance(jobs, 5_000);
    expect(noted).toEqual(['second']);
    await advance(jobs, 4_000);
    expect(noted).toEqual(['second', 'another']);
  });

  test('that are cancelled are not done', async () => {
    const { jobs, noted } = await noting();
    await jobs.add(kit.db, note, { text: 'cancelled' }, { key: 'a' });
    await jobs.add(kit.db, note, { text: 'kept' }, { key: 'b' });
    await jobs.cancel(note, 'a');
    await jobs.settle();
    expect(noted).toEqual(['kept']);
  });

  test('that are asked for again while they are done are done again', async () => {
    const jobs = createJobs();
    const noted: string[] = [];
    jobs.handle(note, async ({ text }) => {
      noted.push(text);
      if (text === 'first') await jobs.add(kit.db, note, { text: 'second' }, { key: 'a' });
    });
    await jobs.start();
    await jobs.add(kit.db, note, { text: 'first' }, { key: 'a' });
    await jobs.settle();
    expect(noted).toEqual(['first', 'second']);
    expect(await jobs.counts()).toEqual({});
  });

  /** Notes when it is done, every quarter of an hour. */
  async function quarterly(at: string[]): Promise<Jobs> {
    const jobs = createJobs();
    jobs.schedule('each-quarter', 15 * MINUTE, async () => {
      at.push(new Date(kit.clock.now()).toISOString().slice(11, 16));
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
    expect(kit.failures).toMatchObject([{ isGivenUp: false }]);
    await jobs.clear();
    expect(await jobs.counts()).toEqual({ 'each-quarter': { waiting: 1, dead: 0 } });
  });

  test('on a schedule are done once for all that was missed while no process ran', async () => {
    const at: string[] = [];
    const jobs = await quarterly(at);
    await advance(jobs, 15 * MINUTE);
    await jobs[Symbol.asyncDispose]();
    await kit.clock.advance(8 * 24 * 60 * MINUTE);
    await (await quarterly(at)).settle();
    expect(at).toEqual(['09:15', '09:15']);
  });
});
