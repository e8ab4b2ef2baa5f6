import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId, reason, threadId } from '../../shapes.ts';
import type { ConversationService } from './service.ts';

const moment = z.iso.datetime();
const message = z.object({
  id: z.string(),
  type: z.string(),
  text: z.string().nullable(),
  senderId: z.string().nullable(),
  at: moment,
  editedAt: moment.nullable(),
  deletedAt: moment.nullable(),
});
const output = z.object({ items: z.array(message), more: z.boolean() });

/** What was written, for a reason that is written down first: so it is no query. */
export const content = (procedures: Procedures, conversations: ConversationService) =>
  procedures
    .allowed('conversation.content', 'conversation-per-person')
    .input(z.object({ personId, threadId, reason }))
    .output(output)
    .mutation(async ({ ctx, input }) => {
      const { items, more } = await conversations.content(ctx.origin, input);
      return {
        items: items.map((one) => ({
          ...one,
          at: one.at.toISOString(),
          editedAt: one.editedAt?.toISOString() ?? null,
          deletedAt: one.deletedAt?.toISOString() ?? null,
        })),
        more,
      };
    });
