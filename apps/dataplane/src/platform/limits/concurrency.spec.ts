import { VirtualClock } from '@switchboard/kernel/testing';
import { Concurrency } from './concurrency.ts';

function gate() {
  const clock = new VirtualClock();
  const concurrency = new Concurrency({ atOnce: 2, maxWaitMs: 5_000, clock });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (key: string, name: string) =>
    concurrency.run(key, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => void ends.set(name, resolve));
      return name;
    });
  return { clock, begun, run, end: (name: string) => ends.get(name)?.() };
}

it('lets so many work on one thing at once, and the next in the order they came', async () => {
  const { begun, run, end } = gate();
  const all = ['a', 'b', 'c', 'd'].map((name) => run('thread', name));
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await all[1];
  await Promise.resolve();
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const name of ['a', 'c']) end(name);
  await Promise.all([all[0], all[2]]);
  await Promise.resolve();
  end('d');
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

it('does not hold up who works on something else', async () => {
  const { begun, run } = gate();
  for (const name of ['a', 'b', 'c']) void run('thread', name);
  void run('other', 'x');
  expect(begun).toEqual(['a', 'b', 'x']);
});

it('refuses who has waited for too long, and gives their turn to nobody', async () => {
  const { clock, begun, run, end } = gate();
  const [first, second] = [run('thread', 'a'), run('thread', 'b')];
  const late = expect(run('thread', 'late')).rejects.toMatchObject({ code: 'ServiceUnavailable' });
  await clock.advance(5_000);
  await late;
  end('a');
  await first;
  void run('thread', 'c');
  expect(begun).toEqual(['a', 'b', 'c']);
  end('b');
  await second;
  expect(clock.pending).toBe(0);
});

it('gives the place of a task that failed to the next one', async () => {
  const clock = new VirtualClock();
  const concurrency = new Concurrency({ atOnce: 1, maxWaitMs: 1, clock });
  const failing = concurrency.run('thread', () => Promise.reject(new Error('no')));
  const next = concurrency.run('thread', async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});
