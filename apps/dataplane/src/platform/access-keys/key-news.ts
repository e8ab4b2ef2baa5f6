import type { Logger } from '@switchboard/service';
import { z } from 'zod';
import { redisChannel } from '../redis/redis-channel.ts';

/** Tells the other processes of a data plane that a key was made anew. */
export interface KeyNews extends AsyncDisposable {
  tellOthers(): void;
  onChanged(hear: () => void): void;
}

const said = z.literal('changed');

export async function openKeyNews(redisUrl: string | undefined, log: Logger): Promise<KeyNews> {
  if (redisUrl === undefined) return alone;
  let heard = (): void => undefined;
  const options = { url: redisUrl, name: 'dataplane:access-keys', schema: said, log };
  const channel = await redisChannel(options, () => heard());
  return {
    tellOthers: () => channel.tellOthers('changed'),
    onChanged: (hear) => (heard = hear),
    [Symbol.asyncDispose]: () => channel[Symbol.asyncDispose](),
  };
}

/** Where there is no other process. */
const alone: KeyNews = {
  tellOthers: () => undefined,
  onChanged: () => undefined,
  [Symbol.asyncDispose]: async () => undefined,
};
