import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId } from '../../shapes.ts';
import type { ConversationService } from './service.ts';
import { conversationSummary, summaryView } from './shapes.ts';

const output = z.object({ items: z.array(conversationSummary), more: z.boolean() });

/** The threads somebody is in: topics and times, nothing that was written. */
export const list = (procedures: Procedures, conversations: ConversationService) =>
  procedures
    .allowed('conversation.read', 'conversation-per-person')
    .input(z.object({ personId }))
    .output(output)
    .query(async ({ ctx, input }) => {
      const { items, more } = await conversations.list(ctx.origin, input.personId);
      return { items: items.map(summaryView), more };
    });
