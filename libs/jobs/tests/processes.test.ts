import { VirtualClock } from '@switchboard/kernel/testing';
import { describeJobs, MINUTE, note } from './_jobs.ts';

describeJobs('jobs of several processes', (kit) => {
  const { test, createJobs, advance, noting } = kit;

  test('of a process that died are done by another when its lease has ended', async () => {
    const begun = Promise.withResolvers<void>();
    // Its clock stands still: it never says that it is still at it.
    const dying = createJobs({ clock: new VirtualClock(kit.clock.now()) });
    dying.handle(note, (_payload, signal) => {
      begun.resolve();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    await dying.start();
    await dying.add(kit.db, note, { text: 'left behind' });
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
    const dying = createJobs({ clock: new VirtualClock(kit.clock.now()) });
    dying.handle(note, (_payload, signal) => {
      begun.resolve();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    await dying.start();
    await dying.add(kit.db, note, { text: 'left behind' });
    await dying.add(kit.db, note, { text: 'later' }, { delayMs: 1_000 });
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
    await slow.add(kit.db, note, { text: 'slow' });
    slow.wake();
    await begun.promise;
    const { jobs, noted } = await noting();
    for (let at = 0; at < 30; at++) {
      await kit.clock.advance(10_000);
      await kit.db.$queryRawUnsafe('SELECT 1');
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
    for (const text of texts) await processes[0]!.add(kit.db, note, { text });
    await Promise.all(processes.map((jobs) => jobs.settle()));
    expect(noted.sort()).toEqual(texts.sort());
  });

  test('that another process added are found by polling', async () => {
    const found = Promise.withResolvers<string>();
    const jobs = createJobs({ pollMs: 5_000 });
    jobs.handle(note, async ({ text }) => found.resolve(text));
    await jobs.start();
    await jobs.settle();
    await createJobs().add(kit.db, note, { text: 'from elsewhere' });
    await kit.clock.advance(5_000);
    expect(await found.promise).toBe('from elsewhere');
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
    await first.add(kit.db, note, { text: 'interrupted' });
    first.wake();
    await begun.promise;
    await first[Symbol.asyncDispose]();
    const { jobs, noted } = await noting();
    await jobs.settle();
    expect(noted).toEqual(['interrupted']);
    expect(kit.failures).toEqual([]);
  });
});
