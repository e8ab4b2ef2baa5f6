import type { Procedures } from '../../trpc.ts';
import type { InboxService } from './service.ts';
import { byId, opened } from './shapes.ts';

/** One conversation, its notes, and whether it may be answered now. */
export const get = (procedures: Procedures, inbox: InboxService) =>
  procedures
    .allowed('inbox.use')
    .input(byId)
    .output(opened)
    .query(({ input }) => inbox.get(input.conversationId));
