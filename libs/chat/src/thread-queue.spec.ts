import { createThreadQueue } from './thread-queue.ts';

describe('the queue of a thread', () => {
  it('runs one task after the other, in each thread by itself', async () => {
    const queue = createThreadQueue();
    const first = Promise.withResolvers<void>();
    const done: string[] = [];
    const task = (name: string, until?: Promise<void>) => async () => {
      await until;
      done.push(name);
      return name;
    };
    const held = queue.run('a', task('a1', first.promise));
    const behind = queue.run('a', task('a2'));
    await expect(queue.run('b', task('b1'))).resolves.toBe('b1');
    expect(done).toEqual(['b1']);
    first.resolve();
    await Promise.all([held, behind]);
    expect(done).toEqual(['b1', 'a1', 'a2']);
  });

  it('goes on after a task that fails, and says so to whoever asked', async () => {
    const queue = createThreadQueue();
    const failing = queue.run('a', () => Promise.reject(new Error('no')));
    const next = queue.run('a', async () => 'done');
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
  });

  it('is settled when nothing is under way, failed or not', async () => {
    const queue = createThreadQueue();
    queue.run('a', () => Promise.reject(new Error('no'))).catch(() => undefined);
    await expect(queue.settled()).resolves.toBeUndefined();
  });
});
