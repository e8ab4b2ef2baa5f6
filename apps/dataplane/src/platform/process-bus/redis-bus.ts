import { randomUUID } from 'node:crypto';
import { Scope, systemClock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { Redis } from 'ioredis';
import { createRedis } from '../redis/redis.ts';
import type { ProcessBus } from './bus.ts';
import type { Entry } from './entry.ts';
import { Listeners } from './listeners.ts';
import { BLOCK_MS, StreamReader } from './stream-reader.ts';
import { StreamWriter } from './stream-writer.ts';
import { Subscribers } from './subscribers.ts';

/** A read that waits for something to come is answered later than anything else. */
const READ_WITHIN_MS = BLOCK_MS + 2_000;

/**
 * The bus of a data plane of several processes: what a process publishes it hears at once, the others
 * read it from a Redis stream. A connection that was lost loses nothing; a Redis that lost its data, and
 * a reader or writer that was away for too long, are told as an interruption.
 */
export async function redisBus(url: string, log: Logger): Promise<ProcessBus> {
  const self = randomUUID();
  const scope = new Scope();
  const subscribers = new Subscribers();
  const interrupted = new Listeners();
  const onGap = (): void => {
    log.warn('messages between processes were lost');
    interrupted.call();
  };
  const writing = createRedis(url, log, { lazyConnect: true });
  const reading = createRedis(url, log, { lazyConnect: true, commandTimeout: READ_WITHIN_MS });
  for (const redis of [writing, reading]) scope.add(() => redis.disconnect());
  try {
    await Promise.all([writing.connect(), reading.connect()]);
    const onEntry = (entry: Entry) => entry.from !== self && deliver(subscribers, entry);
    scope.use(await StreamReader.open(reading, systemClock, { onEntry, onGap }));
    await watchForNewRedis(writing, onGap);
  } catch (error) {
    await scope.end();
    throw error;
  }
  const writer = scope.use(
    new StreamWriter(writing, systemClock, (error) =>
      log.error({ err: error }, 'other processes are not told, will try again'),
    ),
  );
  let sequence = 0;
  return {
    publish(topic, message) {
      subscribers.deliver(topic.name, message);
      const text = JSON.stringify(message);
      writer.write({ from: self, sequence: ++sequence, topic: topic.name, message: text });
    },
    subscribe: (topic, hear) => subscribers.add(topic, hear),
    onInterrupted: (listener) => interrupted.add(listener),
    [Symbol.asyncDispose]: () => scope.end(),
  };
}

/** A Redis that was started again has lost what was published meanwhile, and what nobody had read yet. */
async function watchForNewRedis(redis: Redis, onNew: () => void): Promise<void> {
  let known = await runOf(redis);
  redis.on('ready', () => {
    runOf(redis).then(
      (run) => {
        if (run === known) return;
        known = run;
        onNew();
      },
      // Gone again: the next time it is ready it is asked again.
      () => undefined,
    );
  });
}

async function runOf(redis: Redis): Promise<string | undefined> {
  return /^run_id:(\w+)/m.exec(await redis.info('server'))?.[1];
}

function deliver(subscribers: Subscribers, { topic, message }: Entry): void {
  let raw: unknown;
  try {
    raw = JSON.parse(message);
  } catch {
    return;
  }
  subscribers.deliverParsed(topic, raw);
}
