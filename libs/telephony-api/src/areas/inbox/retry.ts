import type { Procedures } from '../../trpc.ts';
import type { InboxService } from './service.ts';
import { message, retryInput } from './shapes.ts';

/** Sends what has failed once more. */
export const retry = (procedures: Procedures, inbox: InboxService) =>
  procedures
    .allowed('inbox.use', 'send-per-person')
    .input(retryInput)
    .output(message)
    .mutation(({ ctx, input }) => inbox.retry(ctx.actor, input.messageId));
