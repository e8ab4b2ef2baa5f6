import type { Procedures } from '../../trpc.ts';
import type { InboxService } from './service.ts';
import { assignInput, conversation } from './shapes.ts';

/** Gives a conversation to a colleague, or to nobody. */
export const assign = (procedures: Procedures, inbox: InboxService) =>
  procedures
    .allowed('inbox.use')
    .input(assignInput)
    .output(conversation)
    .mutation(({ ctx, input }) => inbox.assign(ctx.actor, input));
