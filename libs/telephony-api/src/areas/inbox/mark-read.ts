import type { Procedures } from '../../trpc.ts';
import type { InboxService } from './service.ts';
import { markReadInput, unreadOutput } from './shapes.ts';

/** What came in until then was seen, for the whole team. */
export const markRead = (procedures: Procedures, inbox: InboxService) =>
  procedures
    .allowed('inbox.use')
    .input(markReadInput)
    .output(unreadOutput)
    .mutation(({ input }) => inbox.markRead(input.conversationId, input.until));
