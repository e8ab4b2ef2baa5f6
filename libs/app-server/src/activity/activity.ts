import { EventEmitter } from 'node:events';
import type { Scope } from '@switchboard/kernel';
import { rpcError } from '@switchboard/rpc';
import type { Redis } from 'ioredis';
import type { z } from 'zod';
import type { Change } from './change.ts';
import { Changes } from './changes.ts';

/** Pages that one process tells of changes. */
const MAX_LISTENERS = 2_000;
const RETRY_MS = 10_000;

/** What changes, here or in another process, told to whoever watches. */
export interface Activity<Told extends Change> {
  tell(change: Told): void;
  /** From now on; disposing of it stops listening. @throws PlatformError `rate-limited` */
  listen(): Changes<Told>;
}

export interface ActivityOptions<Told extends Change> {
  /** Where the processes of one app meet in Redis. */
  readonly channel: string;
  readonly schema: z.ZodType<Told>;
  /** Says that what was told meanwhile nobody here has heard. */
  readonly missed: Told;
  readonly redis: Redis | undefined;
}

/** In this process, and through Redis between several. */
export function createActivity<Told extends Change>(
  options: ActivityOptions<Told>,
  scope: Scope,
): Activity<Told> {
  const { channel, missed, redis } = options;
  const emitter = new EventEmitter().setMaxListeners(0);
  if (redis) hearOthers(redis, options, emitter, scope);
  return {
    tell(change) {
      // Who hears it from Redis hears of us as well; without it, everybody is here.
      if (redis?.status !== 'ready') return void emitter.emit('change', change);
      redis.publish(channel, JSON.stringify(change)).catch(() => emitter.emit('change', change));
    },
    listen() {
      if (emitter.listenerCount('change') < MAX_LISTENERS) return new Changes(emitter, missed);
      throw rpcError('rate-limited', 'Too many pages watch. Try again later.', {
        retryAfterMs: RETRY_MS,
      });
    },
  };
}

function hearOthers<Told extends Change>(
  redis: Redis,
  { channel, schema, missed }: ActivityOptions<Told>,
  emitter: EventEmitter,
  scope: Scope,
): void {
  const subscriber = redis.duplicate({ enableOfflineQueue: true });
  subscriber.on('error', () => undefined);
  // What was told while the connection was lost, nobody here has heard.
  subscriber.on('ready', () => emitter.emit('change', missed));
  subscriber.on('message', (_channel, text: string) => {
    const { success, data } = schema.safeParse(parsed(text));
    if (success) emitter.emit('change', data);
  });
  subscriber.subscribe(channel).catch(() => undefined);
  scope.add(() => subscriber.disconnect());
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
