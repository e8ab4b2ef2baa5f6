import { z } from 'zod';
import { topic } from '../../platform/process-bus/topic.ts';

/** An event on its way to the sessions of every process. */
export const published = topic(
  'realtime-event',
  z.object({
    event: z.object({
      eventId: z.literal([200, 245, 246, 247, 248, 257, 258, 259, 260, 261]),
      payload: z.record(z.string(), z.unknown()),
      perRecipient: z.boolean(),
    }),
    recipients: z.array(z.string()),
  }),
);
