import { z } from 'zod';

const use = z.object({
  today: z.string(),
  value: z.array(
    z.object({
      date: z.string(),
      provider: z.enum(['embedded', 'openai', 'azure']),
      characters: z.number(),
      seconds: z.number(),
      requests: z.number(),
      failures: z.number(),
    }),
  ),
});

/**
 * What was spoken and listened to, by day (of UTC) and by who did it, the latest first; days without any are
 * not there. Requests are to whoever speaks and hears; of those that failed characters and seconds are not counted.
 */
export type SpeechUse = z.output<typeof use>;

/** How much is spoken and listened to in calls; never what. */
export interface SpeechControl {
  /** Of so many days, today's included: 1 to 400. */
  use(days: number): Promise<SpeechUse>;
}

export function speechControl(
  ask: (method: string, path: string) => Promise<unknown>,
): SpeechControl {
  return { use: async (days) => use.parse(await ask('GET', `/speech/use?days=${days}`)) };
}
