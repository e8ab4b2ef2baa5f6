import { createLogger } from '@switchboard/service';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { localBus } from '../src/platform/process-bus/local-bus.ts';
import { redisBus } from '../src/platform/process-bus/redis-bus.ts';
import { topic } from '../src/platform/process-bus/topic.ts';
import type { ProcessBus } from '../src/platform/process-bus/bus.ts';
import { hasServices, REDIS } from './_services.ts';

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
      : new Promise<void>((resolve) => void waiting.set(name, resolve));
  return { heard, until, subscription };
}

describe('the bus of one process', () => {
  it('delivers at once, by topic, in the order of subscription', async () => {
    await using bus = localBus();
    const order: string[] = [];
    bus.subscribe(fruit, ({ name }) => void order.push(`first ${name}`));
    bus.subscribe(fruit, ({ name }) => void order.push(`second ${name}`));
    bus.subscribe(tree, ({ height }) => void order.push(`tree ${height}`));
    bus.publish(fruit, { name: 'apple' });
    expect(order).toEqual(['first apple', 'second apple']);
  });

  it('tells nobody who has gone', async () => {
    await using bus = localBus();
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
    const channel = 'switchboard:bus';
    await redis.publish(channel, 'no JSON');
    await redis.publish(channel, JSON.stringify({ from: 'x' }));
    await redis.publish(channel, JSON.stringify({ from: 'x', topic: 'other', message: {} }));
    for (const message of [{ name: 7 }, { name: 'pear' }]) {
      await redis.publish(channel, JSON.stringify({ from: 'x', topic: fruit.name, message }));
    }
    await until('pear');
    expect(heard).toEqual(['pear']);
    redis.disconnect();
  });
});
