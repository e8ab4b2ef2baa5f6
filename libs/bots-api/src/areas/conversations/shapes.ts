import { z } from 'zod';
import { botId, conversationId, pageRequest, timestamp } from '../../shapes.ts';

export const conversationView = z.object({
  id: conversationId,
  botId,
  flowVersion: z.number().int(),
  channel: z.enum(['chat', 'voice', 'sms']),
  who: z.string().nullable(),
  turn: z.number().int(),
  startedAt: timestamp,
  lastAt: timestamp,
  endedAt: timestamp.nullable(),
  /** The last turn's. */
  problem: z.string().nullable(),
});

/** One turn; nothing secret is in it. */
export const turnView = z.object({
  number: z.number().int(),
  kind: z.string(),
  heard: z.string().nullable(),
  /** From 0 to 1; null where nothing was heard. */
  confidence: z.number().nullable(),
  understood: z.string().nullable(),
  problem: z.string().nullable(),
  steps: z.array(z.string()),
  said: z.array(z.string()),
  /** Milliseconds by stage. */
  timings: z.record(z.string(), z.number()),
  at: timestamp,
});

export const listInput = pageRequest.extend({
  botId: botId.optional(),
  /** Those alone that go on. */
  isOpen: z.literal(true).optional(),
  /** Those alone in which something was not understood, or went wrong. */
  hasProblem: z.literal(true).optional(),
});
export const listAnswer = z.object({
  items: z.array(conversationView),
  cursor: z.string().nullable(),
});
/** Only bots with some. */
export const problemsAnswer = z.object({
  items: z.array(z.object({ botId, conversations: z.number().int() })),
});
export const getInput = z.object({ conversationId });
export const getAnswer = z.object({
  conversation: conversationView,
  turns: z.array(turnView),
  /** What is known, without what is secret. */
  facts: z.record(z.string(), z.string()),
});

export type ConversationView = z.infer<typeof conversationView>;
export type TurnView = z.infer<typeof turnView>;
