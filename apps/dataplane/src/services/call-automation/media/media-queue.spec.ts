import { MediaQueue } from './media-queue.ts';

it('goes on with the next one after one that could not tell what came of it', async () => {
  const faults: unknown[] = [];
  const done: string[] = [];
  const queue = new MediaQueue((error) => faults.push(error));
  const fault = new Error('nobody could be told');
  queue.add(() => Promise.reject(fault));
  queue.add(async () => void done.push('next'));
  await queue.settled();
  expect({ faults, done, size: queue.size }).toEqual({ faults: [fault], done: ['next'], size: 0 });
});
