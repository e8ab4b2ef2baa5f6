import type { Logger } from '@switchboard/service';
import { z } from 'zod';
import { redisChannel } from '../../platform/redis/redis-channel.ts';

const CHANNEL = 'switchboard:rooms';
const roomChanged = z.object({ roomId: z.string() });

export type RoomChanged = z.output<typeof roomChanged>;
export type RoomListener = (change: RoomChanged) => void;

/** Carries word of changed rooms to every process, the sender included. */
export interface Changes extends AsyncDisposable {
  publish(change: RoomChanged): void;
  subscribe(listener: RoomListener): Disposable;
}

/** @param redisUrl reaches the other processes; without it there are none */
export async function openChanges(redisUrl: string | undefined, log: Logger): Promise<Changes> {
  const listeners = new Set<RoomListener>();
  const deliver = (change: RoomChanged): void => {
    for (const listener of listeners) listener(change);
  };
  const channel =
    redisUrl === undefined
      ? undefined
      : await redisChannel({ url: redisUrl, name: CHANNEL, schema: roomChanged, log }, deliver);
  return {
    publish(change) {
      deliver(change);
      channel?.tellOthers(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    [Symbol.asyncDispose]: async () => channel?.[Symbol.asyncDispose](),
  };
}
