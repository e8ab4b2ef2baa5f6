import { systemClock } from '@switchboard/kernel';
import type { Redis } from 'ioredis';
import { StreamWriter } from './stream-writer.ts';

const message = {
  stream: 'one',
  entry: { from: 'here', sequence: 1, topic: 'news', message: '{}' },
};

/** A connection to Redis that is closed. */
function closed() {
  let asked = 0;
  const transaction = {
    xadd: () => transaction,
    expire: () => transaction,
    exec: async () => {
      asked += 1;
      throw new Error('Connection is closed.');
    },
  };
  return { redis: { multi: () => transaction } as unknown as Redis, asked: () => asked };
}

it('what is written after the end is for nobody, and tried by nobody', async () => {
  const { redis, asked } = closed();
  const writer = new StreamWriter(redis, systemClock, () => undefined);
  await writer[Symbol.asyncDispose]();
  writer.write(message);
  await writer.written();
  expect(asked()).toBe(0);
});

it('what could not be written until the end is given up, and nobody waits for it', async () => {
  const { redis, asked } = closed();
  const writer = new StreamWriter(redis, systemClock, () => undefined);
  writer.write(message);
  const written = writer.written();
  await writer[Symbol.asyncDispose]();
  await written;
  const tried = asked();
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked()).toBe(tried);
});
