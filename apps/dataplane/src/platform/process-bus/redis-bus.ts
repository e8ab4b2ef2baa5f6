import { randomBytes } from 'node:crypto';
import { Scope, systemClock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { Redis } from 'ioredis';
import { createRedis } from '../redis/redis.ts';
import type { ProcessBus } from './bus.ts';
import { ALL_PROCESSES, streamOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { Listeners } from './listeners.ts';
import { NumberedWriter } from './numbered-writer.ts';
import { Presence } from './presence.ts';
import { redisClaims } from './redis-claims.ts';
import { redisDirectory } from './redis-directory.ts';
import { BLOCK_MS, StreamReader } from './stream-reader.ts';
import { StreamWriter } from './stream-writer.ts';
import { Subscribers } from './subscribers.ts';

/** A read that waits for something to come is answered later than anything else. */
const READ_WITHIN_MS = BLOCK_MS + 2_000;

/**
 * The bus of a data plane of several processes, over Redis streams: one that all read, and one for each
 * process. A connection that was lost loses nothing; a Redis that lost its data, and a reader or writer
 * that was away for too long, are told as an interruption.
 */
export async function redisBus(url: string, log: Logger): Promise<ProcessBus> {
  const scope = new Scope();
  try {
    return await open(url, log, scope);
  } catch (error) {
    await scope.end();
    throw error;
  }
}

async function open(url: string, log: Logger, scope: Scope): Promise<ProcessBus> {
  const self = randomBytes(6).toString('hex');
  const writing = createRedis(url, log, { lazyConnect: true });
  const reading = createRedis(url, log, { lazyConnect: true, commandTimeout: READ_WITHIN_MS });
  for (const redis of [writing, reading]) scope.add(() => redis.disconnect());
  await Promise.all([writing.connect(), reading.connect()]);

  const onError = (error: unknown): void =>
    log.error({ err: error }, 'other processes are not heard any more');
  const subscribers = new Subscribers(log);
  const interrupted = new Listeners();
  const presence = scope.use(await Presence.begin(self, writing, systemClock, onError));
  const onGap = (): void => {
    log.warn('messages between processes were lost');
    interrupted.call();
  };
  const onEntry = (entry: Entry, stream: string): void => {
    if (entry.from === self) return;
    if (stream !== ALL_PROCESSES) presence.follow(entry.from);
    deliver(subscribers, entry);
  };
  const streams = [ALL_PROCESSES, streamOf(self)];
  const events = { onEntry, onGap, onError };
  scope.use(await StreamReader.open(reading, systemClock, { streams, ...events }));
  await watchForNewRedis(writing, () => {
    presence.renew().catch((error: unknown) => log.warn({ err: error }, 'redis is not reachable'));
    onGap();
  });
  const writer = openWriter(writing, log, scope);
  const numbered = new NumberedWriter(self, writer, systemClock);
  scope.use(presence.onGone((process) => numbered.forget(streamOf(process))));
  return {
    self,
    publish(topic, message) {
      subscribers.deliver(topic.name, message);
      numbered.write(ALL_PROCESSES, topic.name, message);
    },
    send(process, topic, message) {
      if (process === self) return queueMicrotask(() => subscribers.deliver(topic.name, message));
      presence.follow(process);
      numbered.write(streamOf(process), topic.name, message);
    },
    subscribe: (topic, hear) => subscribers.add(topic, hear),
    written: () => writer.written(),
    onInterrupted: (listener) => interrupted.add(listener),
    alive: (processes) => presence.alive(processes),
    onProcessGone: (listener) => presence.onGone(listener),
    directory: redisDirectory(writing, presence),
    claims: redisClaims(writing, presence),
    [Symbol.asyncDispose]: () => scope.end(),
  };
}

function openWriter(redis: Redis, log: Logger, scope: Scope): StreamWriter {
  const onTrouble = (error: unknown): void =>
    log.error({ err: error }, 'other processes are not told, will try again');
  return scope.use(new StreamWriter(redis, systemClock, onTrouble));
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
