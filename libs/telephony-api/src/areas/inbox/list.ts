import type { Procedures } from '../../trpc.ts';
import type { InboxService } from './service.ts';
import { conversationPage, listInput } from './shapes.ts';

/** Conversations as asked for, the latest first. */
export const list = (procedures: Procedures, inbox: InboxService) =>
  procedures
    .allowed('inbox.use', 'search-per-person')
    .input(listInput)
    .output(conversationPage)
    .query(({ ctx, input }) => inbox.list(ctx.actor, input));
