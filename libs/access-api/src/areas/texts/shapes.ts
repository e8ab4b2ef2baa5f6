import { z } from 'zod';

const count = z.number().int();

export const textStates = ['waiting', 'sent', 'delivered', 'failed'] as const;

export const loggedText = z.object({
  id: z.string(),
  sender: z.string(),
  recipient: z.string(),
  segments: count,
  provider: z.string().nullable(),
  state: z.enum(textStates),
  attempts: count,
  /** It answers a keyword, as STOP is answered. */
  isReply: z.boolean(),
  /** A code of the service and its meaning, once it is known what became of it. */
  status: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  nextAttemptAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});

export const textProvider = z.object({
  name: z.string(),
  host: z.string(),
  port: count,
  isEncrypted: z.boolean(),
  /** Of the recipients it is chosen for. */
  prefixes: z.array(z.string()),
  senders: z.array(z.string()),
  links: z.array(
    z.object({
      state: z.string(),
      /** Why it is not there, in a word. */
      because: z.string().optional(),
    }),
  ),
  queued: count,
  inHand: count,
});
