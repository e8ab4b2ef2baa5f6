import { z } from 'zod';

const count = z.number().int().min(0);

/** The last 30 days, the latest first; days on which nothing was spoken or listened to are not there. */
export const speechUse = z.object({
  /** By the data plane's clock, in UTC. */
  today: z.iso.date(),
  days: z.array(
    z.object({
      date: z.iso.date(),
      provider: z.enum(['embedded', 'openai', 'azure']),
      /** As they were sent to whoever speaks. */
      characters: count,
      /** Of sound that was sent to whoever hears. */
      seconds: z.number().min(0),
      requests: count,
      /** Requests that came to nothing; their characters and seconds are not counted. */
      failures: count,
    }),
  ),
});
