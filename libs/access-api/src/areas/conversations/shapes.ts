import { z } from 'zod';
import type { ConversationSummary } from './service.ts';

export const conversationSummary = z.object({
  threadId: z.string(),
  topic: z.string(),
  lastMessageAt: z.iso.datetime().nullable(),
});

export function summaryView({
  threadId,
  topic,
  lastMessageAt,
}: ConversationSummary): z.infer<typeof conversationSummary> {
  return { threadId, topic, lastMessageAt: lastMessageAt?.toISOString() ?? null };
}
