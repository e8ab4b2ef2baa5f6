import { randomUUID } from 'node:crypto';
import type { Logger } from '@switchboard/service';
import { z } from 'zod';
import { createRedis } from './redis.ts';

/** Between the processes of one data plane, over Redis publish and subscribe. */
export interface RedisChannel<Message> extends AsyncDisposable {
  tellOthers(message: Message): void;
}

export interface RedisChannelOptions<Message> {
  readonly url: string;
  readonly name: string;
  readonly schema: z.ZodType<Message>;
  readonly log: Logger;
}

/** @param hear gets what other processes say, never one's own */
export async function redisChannel<Message>(
  { url, name, schema, log }: RedisChannelOptions<Message>,
  hear: (message: Message) => void,
): Promise<RedisChannel<Message>> {
  const self = randomUUID();
  const envelope = z.object({ from: z.string(), message: schema });
  const publisher = createRedis(url, log, { lazyConnect: true });
  const subscriber = createRedis(url, log, { lazyConnect: true });
  await Promise.all([publisher.connect(), subscriber.connect()]);
  await subscriber.subscribe(name);
  subscriber.on('message', (_channel, text) => {
    const said = read(envelope, text);
    if (said && said.from !== self) hear(said.message);
  });
  return {
    tellOthers(message) {
      publisher.publish(name, JSON.stringify({ from: self, message })).catch((error: unknown) => {
        log.error({ err: error }, 'other processes were not told of an event');
      });
    },
    [Symbol.asyncDispose]: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

function read<Said>(schema: z.ZodType<Said>, text: string): Said | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
