import { randomUUID } from 'node:crypto';
import type { Logger } from '@switchboard/service';
import { z } from 'zod';
import { createRedis } from '../redis/redis.ts';
import type { ProcessBus } from './bus.ts';
import { Subscribers } from './subscribers.ts';

const CHANNEL = 'switchboard:bus';
const envelope = z.object({ from: z.string(), topic: z.string(), message: z.unknown() });

/**
 * The bus of a data plane of several processes: what a process publishes it hears at once, the others
 * hear it over Redis.
 */
export async function redisBus(url: string, log: Logger): Promise<ProcessBus> {
  const self = randomUUID();
  const subscribers = new Subscribers();
  const publisher = createRedis(url, log, { lazyConnect: true });
  const subscriber = createRedis(url, log, { lazyConnect: true });
  await Promise.all([publisher.connect(), subscriber.connect()]);
  subscriber.on('message', (_channel, text) => {
    const told = read(text);
    if (told && told.from !== self) subscribers.deliverParsed(told.topic, told.message);
  });
  await subscriber.subscribe(CHANNEL);
  return {
    publish(topic, message) {
      subscribers.deliver(topic.name, message);
      const text = JSON.stringify({ from: self, topic: topic.name, message });
      publisher.publish(CHANNEL, text).catch((error: unknown) => {
        log.error({ err: error, topic: topic.name }, 'other processes were not told');
      });
    },
    subscribe: (topic, hear) => subscribers.add(topic, hear),
    [Symbol.asyncDispose]: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

function read(text: string): z.output<typeof envelope> | undefined {
  try {
    return envelope.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
