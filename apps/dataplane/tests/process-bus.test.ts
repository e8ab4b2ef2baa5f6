import { randomUUID } from 'node:crypto';
import { createLogger } from '@switchboard/service';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { ALL_PROCESSES, toFields } from '../src/platform/process-bus/entry.ts';
import { localBus } from '../src/platform/process-bus/local-bus.ts';
import { redisBus } from '../src/platform/process-bus/redis-bus.ts';
import { topic } from '../src/platform/process-bus/topic.ts';
import type { ProcessBus } from '../src/platform/process-bus/bus.ts';
import { FlakyProxy } from './_flaky-proxy.ts';
import { hasRedisServer, OwnRedis } from './_own-redis.ts';
import { hasServices, REDIS } from './_services.ts';
import { within } from './_until.ts';

const log = createLogger({ name: 'bus', level: 'silent' });
const fruit = topic('test-fruit', z.object({ name: z.string() }));
const tree = topic('test-tree', z.object({ height: z.number() }));

/** What a process hears of fruit, and a promise of when it has heard some. */
function listen(bus: ProcessBus) {
  const heard: string[] = [];
  const waiting = new Map<string, () => void>();
  const subscription = bus.subscribe(fruit, ({ name }) => {
    heard.push(name);
    waiting.get(name)?.();
  });
  const until = (name: string) =>
    heard.includes(name)
      ? Promise.resolve()
      : within(`hears ${name}`, new Promise<void>((resolve) => void waiting.set(name, resolve)));
  return { heard, until, subscription };
}

describe('the bus of one process', () => {
  it('delivers at once, by topic, in the order of subscription', async () => {
    await using bus = localBus(createLogger({ name: 'test', level: 'silent' }));
    const order: string[] = [];
    bus.subscribe(fruit, ({ name }) => void order.push(`first ${name}`));
    bus.subscribe(fruit, ({ name }) => void order.push(`second ${name}`));
    bus.subscribe(tree, ({ height }) => void order.push(`tree ${height}`));
    bus.publish(fruit, { name: 'apple' });
    expect(order).toEqual(['first apple', 'second apple']);
  });

  it('tells the others, where one fails of what they hear', async () => {
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    await using bus = localBus(createLogger({ name: 'test', destination }));
    bus.subscribe(fruit, () => {
      throw new TypeError('not this one');
    });
    const { heard, until } = listen(bus);
    bus.publish(fruit, { name: 'apple' });
    bus.send(bus.self, fruit, { name: 'pear' });
    await until('pear');
    expect(heard).toEqual(['apple', 'pear']);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { topic: 'test-fruit', err: { type: 'TypeError' } },
      { topic: 'test-fruit', err: { type: 'TypeError' } },
    ]);
  });

  it('tells nobody who has gone', async () => {
    await using bus = localBus(createLogger({ name: 'test', level: 'silent' }));
    const { heard, subscription } = listen(bus);
    subscription[Symbol.dispose]();
    bus.publish(fruit, { name: 'apple' });
    expect(heard).toEqual([]);
  });
});

const services = await hasServices();
if (!services)
  process.stderr.write('SKIPPED: the bus over Redis, for want of Postgres and Redis\n');

(services ? describe : describe.skip)('the bus of several processes', () => {
  it('reaches every process once, in order, the sender at once', async () => {
    await using here = await redisBus(REDIS, log);
    await using there = await redisBus(REDIS, log);
    const [near, far] = [listen(here), listen(there)];
    here.publish(fruit, { name: 'apple' });
    expect(near.heard).toEqual(['apple']);
    here.publish(fruit, { name: 'pear' });
    await far.until('pear');
    expect(far.heard).toEqual(['apple', 'pear']);
    expect(near.heard).toEqual(['apple', 'pear']);
  });

  it('tells nobody who has gone', async () => {
    await using here = await redisBus(REDIS, log);
    await using there = await redisBus(REDIS, log);
    const [gone, stays] = [listen(there), listen(there)];
    gone.subscription[Symbol.dispose]();
    here.publish(fruit, { name: 'apple' });
    await stays.until('apple');
    expect(gone.heard).toEqual([]);
  });

  it('drops what does not look as its topic says, and goes on', async () => {
    await using bus = await redisBus(REDIS, log);
    const { heard, until } = listen(bus);
    const redis = new Redis(REDIS);
    const send = (sequence: number, message: string, name = fruit.name) =>
      redis.xadd(ALL_PROCESSES, '*', ...toFields({ from: 'x', sequence, topic: name, message }));
    await redis.xadd(ALL_PROCESSES, '*', 'from', 'x');
    await send(1, 'no JSON');
    await send(2, '{"name":7}');
    await send(3, '{}', 'other');
    await send(4, '{"name":"pear"}');
    await until('pear');
    expect(heard).toEqual(['pear']);
    redis.disconnect();
  });

  it('loses nothing and doubles nothing when its connections are cut again and again', async () => {
    await using proxy = await FlakyProxy.before(REDIS);
    await using here = await redisBus(proxy.url, log);
    await using there = await redisBus(proxy.url, log);
    const { heard, until } = listen(there);
    let interruptions = 0;
    there.onInterrupted(() => interruptions++);
    const names = Array.from({ length: 2_000 }, (_, at) => `apple ${at}`);
    for (const [at, name] of names.entries()) {
      here.publish(fruit, { name });
      if (at % 200 === 100) {
        // Wait until some of it is under way, then cut in the middle.
        await until(`apple ${at - 60}`);
        proxy.become('refuse');
        proxy.become('pass');
      }
    }
    await until(names.at(-1)!);
    expect(heard).toEqual(names);
    expect(interruptions).toBe(0);
  });

  it('delivers late what was published while Redis was out of reach', async () => {
    await using proxy = await FlakyProxy.before(REDIS);
    await using here = await redisBus(proxy.url, log);
    await using there = await redisBus(REDIS, log);
    const { heard, until } = listen(there);
    proxy.become('refuse');
    here.publish(fruit, { name: 'apple' });
    here.publish(fruit, { name: 'pear' });
    proxy.become('pass');
    await until('pear');
    expect(heard).toEqual(['apple', 'pear']);
  });

  it('says so when a message is missing, by the numbers of its sender', async () => {
    await using bus = await redisBus(REDIS, log);
    const { heard, until } = listen(bus);
    let interruptions = 0;
    bus.onInterrupted(() => interruptions++);
    const redis = new Redis(REDIS);
    const from = randomUUID();
    for (const sequence of [7, 8, 8, 10]) {
      const message = JSON.stringify({ name: `apple ${sequence}` });
      await redis.xadd(
        ALL_PROCESSES,
        '*',
        ...toFields({ from, sequence, topic: fruit.name, message }),
      );
    }
    await until('apple 10');
    expect(heard).toEqual(['apple 7', 'apple 8', 'apple 10']);
    expect(interruptions).toBe(1);
    redis.disconnect();
  });
});

if (!hasRedisServer) process.stderr.write('SKIPPED: a Redis that is killed, for want of one\n');

(hasRedisServer ? describe : describe.skip)('when Redis is killed and comes back empty', () => {
  it('says that something may be missing, and carries what comes after', async () => {
    await using redis = await OwnRedis.start();
    await using here = await redisBus(redis.url, log);
    await using there = await redisBus(redis.url, log);
    const { until } = listen(there);
    here.publish(fruit, { name: 'apple' });
    await until('apple');
    const interrupted = new Promise<void>((resolve) => void there.onInterrupted(resolve));
    await redis.kill();
    here.publish(fruit, { name: 'pear' });
    await redis.start();
    await within('is told that something may be missing', interrupted);
    await until('pear');
  });
});
