import { SampleRing } from './sample-ring.ts';
import { SpokenQueue } from './spoken-queue.ts';

/** So many frames at 16 kHz. */
const frames = (count: number): Int16Array => new Int16Array(320 * count).fill(1_000);

function ticks(queue: SpokenQueue, count: number): number {
  return Array.from({ length: count }, () => queue.take()).filter(Boolean).length;
}

test('what comes at once is played a frame in each tick, and no more than may wait', () => {
  const queue = new SpokenQueue(16_000, 1);
  queue.put(frames(70));
  expect(ticks(queue, 100)).toBe(50);
});

test('what comes in real time begins with a lead, so that the next may be late', () => {
  const queue = new SpokenQueue(16_000, 1);
  queue.put(frames(1));
  expect(ticks(queue, 1)).toBe(0);
  queue.put(frames(1));
  expect(ticks(queue, 2)).toBe(2);
});

test('less than the lead is played after a moment, and less than a frame, too', () => {
  const queue = new SpokenQueue(24_000, 1);
  queue.put(new Int16Array(100).fill(1_000));
  expect(ticks(queue, 2)).toBe(0);
  expect(queue.take()).toHaveLength(960);
  expect(ticks(queue, 10)).toBe(0);
});

test('what was cleared is not heard', () => {
  const queue = new SpokenQueue(16_000, 1);
  queue.put(frames(50));
  expect(ticks(queue, 10)).toBe(10);
  queue.clear();
  expect(ticks(queue, 10)).toBe(0);
});

test('a ring keeps what it takes in order while it grows and goes round, up to its bound', () => {
  const ring = new SampleRing(10_000);
  let put = 0;
  let read = 0;
  for (let round = 0; round < 50; round++) {
    put += ring.push(Int16Array.from({ length: 1_300 }, (_, at) => (put + at) % 30_000));
    for (const sample of ring.shift(1_100)) expect(sample).toBe(read++ % 30_000);
  }
  expect(ring.length).toBe(put - read);
  expect(ring.push(new Int16Array(20_000))).toBe(10_000 - (put - read));
  expect(ring.length).toBe(10_000);
});
