import type { Procedures } from '../../trpc.ts';
import type { ConversationService } from './service.ts';
import { listAnswer, listInput } from './shapes.ts';

/** Conversations that go on, and past ones. */
export const list = (procedures: Procedures, conversations: ConversationService) =>
  procedures
    .allowed('call.supervise')
    .input(listInput)
    .output(listAnswer)
    .query(({ input }) => conversations.list(input));
