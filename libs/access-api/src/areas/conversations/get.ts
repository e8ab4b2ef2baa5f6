import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId, threadId } from '../../shapes.ts';
import type { ConversationService } from './service.ts';
import { conversationSummary, summaryView } from './shapes.ts';

const participant = z.object({
  userId: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
});
const output = conversationSummary.extend({
  participants: z.array(participant),
  messages: z.object({ count: z.number().int(), more: z.boolean() }),
});

/** Who is in a thread, and how much was written there. */
export const get = (procedures: Procedures, conversations: ConversationService) =>
  procedures
    .allowed('conversation.read', 'conversation-per-person')
    .input(z.object({ personId, threadId }))
    .output(output)
    .query(async ({ ctx, input }) => {
      const file = await conversations.get(ctx.origin, input.personId, input.threadId);
      return {
        ...summaryView(file),
        participants: [...file.participants],
        messages: file.messages,
      };
    });
