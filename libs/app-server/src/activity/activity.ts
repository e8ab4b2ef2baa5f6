import { EventEmitter } from 'node:events';
import type { Scope } from '@switchboard/kernel';
import { apiError, changeSchema } from '@switchboard/telephony-api';
import type { Change } from '@switchboard/telephony-api';
import type { Redis } from 'ioredis';
import { Changes } from './changes.ts';

const CHANNEL = 'telephony:changes';
/** Pages that one process tells of changes. */
const MAX_LISTENERS = 2_000;
const RETRY_MS = 10_000;

/** What changes, here or in another process, told to whoever watches. */
export interface Activity {
  tell(change: Change): void;
  /** From now on; disposing of it stops listening. @throws PlatformError `rate-limited` */
  listen(): Changes;
}

/** In this process, and through Redis between several. */
export function createActivity(redis: Redis | undefined, scope: Scope): Activity {
  const emitter = new EventEmitter().setMaxListeners(0);
  if (redis) hearOthers(redis, emitter, scope);
  return {
    tell(change) {
      // Who hears it from Redis hears of us as well; without it, everybody is here.
      if (redis?.status !== 'ready') return void emitter.emit('change', change);
      redis.publish(CHANNEL, JSON.stringify(change)).catch(() => emitter.emit('change', change));
    },
    listen() {
      if (emitter.listenerCount('change') < MAX_LISTENERS) return new Changes(emitter);
      throw apiError('rate-limited', 'Too many pages watch. Try again later.', {
        retryAfterMs: RETRY_MS,
      });
    },
  };
}

function hearOthers(redis: Redis, emitter: EventEmitter, scope: Scope): void {
  const subscriber = redis.duplicate({ enableOfflineQueue: true });
  subscriber.on('error', () => undefined);
  // What was told while the connection was lost, nobody here has heard.
  subscriber.on('ready', () => emitter.emit('change', { kind: 'missed', id: null }));
  subscriber.on('message', (_channel, text: string) => {
    const { success, data } = changeSchema.safeParse(parsed(text));
    if (success) emitter.emit('change', data);
  });
  subscriber.subscribe(CHANNEL).catch(() => undefined);
  scope.add(() => subscriber.disconnect());
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
