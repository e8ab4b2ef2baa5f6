import type { Logger } from '@switchboard/service';
import { z } from 'zod';
import { redisChannel } from '../../platform/redis/redis-channel.ts';
import type { Bus, BusMessage } from './bus.ts';

const CHANNEL = 'switchboard:realtime';

const busMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('event'),
    event: z.object({
      eventId: z.literal([200, 245, 246, 247, 248, 257, 258, 259, 260, 261]),
      payload: z.record(z.string(), z.unknown()),
      perRecipient: z.boolean(),
    }),
    recipients: z.array(z.string()),
  }),
  z.object({ type: z.literal('close'), userId: z.string() }),
]);

/**
 * The bus of a data plane of several processes. What a process says it hears at once; the others
 * hear it over Redis publish and subscribe.
 */
export async function redisBus(url: string, log: Logger): Promise<Bus> {
  let handler: ((message: BusMessage) => void) | undefined;
  const channel = await redisChannel<BusMessage>(
    { url, name: CHANNEL, schema: busMessage, log },
    (message) => handler?.(message),
  );
  return {
    publish(message) {
      handler?.(message);
      channel.tellOthers(message);
    },
    subscribe: (next) => {
      handler = next;
    },
    [Symbol.asyncDispose]: () => channel[Symbol.asyncDispose](),
  };
}
