import { EventEmitter } from 'node:events';
import type { Scope } from '@switchboard/kernel';
import type { Redis } from 'ioredis';
import { News } from './news.ts';

const CHANNEL = 'access:activity';

/** That something was done, here or in another process; what it was stands in the audit log. */
export interface Activity {
  tell(): void;
  /** From now on; disposing of it stops listening. */
  listen(): News;
}

/** In this process, and through Redis between several. */
export function createActivity(redis: Redis | undefined, scope: Scope): Activity {
  const emitter = new EventEmitter().setMaxListeners(0);
  if (redis) hearOthers(redis, emitter, scope);
  return {
    tell() {
      // Who hears it from Redis hears of us as well; without it, everybody is here.
      if (redis?.status !== 'ready') return void emitter.emit('activity');
      redis.publish(CHANNEL, '').catch(() => emitter.emit('activity'));
    },
    listen: () => new News(emitter),
  };
}

function hearOthers(redis: Redis, emitter: EventEmitter, scope: Scope): void {
  const subscriber = redis.duplicate({ enableOfflineQueue: true });
  subscriber.on('error', () => undefined);
  subscriber.on('message', () => emitter.emit('activity'));
  subscriber.subscribe(CHANNEL).catch(() => undefined);
  scope.add(() => subscriber.disconnect());
}
