import type { Procedures } from '../../trpc.ts';
import type { InboxService } from './service.ts';
import { messagePage, messagesInput } from './shapes.ts';

/** The texts of a conversation, the latest first. */
export const messages = (procedures: Procedures, inbox: InboxService) =>
  procedures
    .allowed('inbox.use')
    .input(messagesInput)
    .output(messagePage)
    .query(({ input }) => inbox.messages(input));
