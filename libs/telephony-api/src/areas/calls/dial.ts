import type { Procedures } from '../../trpc.ts';
import type { CallService } from './service.ts';
import { dialAnswer, dialInput } from './shapes.ts';

/** Asks whether somebody may be called, before an app is opened that does. */
export const dial = (procedures: Procedures, calls: CallService) =>
  procedures
    .allowed('inbox.use', 'dial-per-person')
    .input(dialInput)
    .output(dialAnswer)
    .mutation(({ ctx, input }) => calls.dial(ctx.actor, input));
