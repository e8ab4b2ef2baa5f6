import type { Procedures } from '../../trpc.ts';
import type { ConversationService } from './service.ts';
import { getAnswer, getInput } from './shapes.ts';

/** One conversation, turn by turn. */
export const get = (procedures: Procedures, conversations: ConversationService) =>
  procedures
    .allowed('call.supervise')
    .input(getInput)
    .output(getAnswer)
    .query(({ input }) => conversations.get(input.conversationId));
