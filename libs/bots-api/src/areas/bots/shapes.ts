import { z } from 'zod';
import { botId, number, timestamp } from '../../shapes.ts';

const MAX_NUMBERS = 50;
const MAX_THREADS = 500;
const threadId = z.string().min(1).max(200);

export const botView = z.object({
  id: botId,
  title: z.string(),
  isOn: z.boolean(),
  flowVersion: z.number().int(),
  numbers: z.array(number),
  threads: z.array(threadId),
  /** The communication identity that calls are redirected to; null until it is known. */
  userId: z.string().nullable(),
  changedAt: timestamp,
});

export const listAnswer = z.object({ items: z.array(botView) });

/** What is left out stays as it is. */
export const putInput = z.object({
  botId,
  isOn: z.boolean().optional(),
  numbers: z.array(number).max(MAX_NUMBERS).optional(),
  threads: z.array(threadId).max(MAX_THREADS).optional(),
});

/** `ready` first, then what changes; `missed` where everything is to be read again. */
export const change = z.object({
  /** `run`: callers who are made up, by the id of the bot. */
  kind: z.enum(['ready', 'missed', 'bot', 'conversation', 'run']),
  id: z.string().max(100).nullable(),
});

export type BotView = z.infer<typeof botView>;
export type Change = z.infer<typeof change>;
