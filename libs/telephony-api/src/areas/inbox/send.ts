import type { Procedures } from '../../trpc.ts';
import type { InboxService } from './service.ts';
import { message, sendInput } from './shapes.ts';

/** Sends a text, once however often it is told. */
export const send = (procedures: Procedures, inbox: InboxService) =>
  procedures
    .allowed('inbox.use', 'send-per-person')
    .input(sendInput)
    .output(message)
    .mutation(({ ctx, input }) => inbox.send(ctx.actor, input));
