import type { Procedures } from '../../trpc.ts';
import { nothing } from '../../shapes.ts';
import type { VoicemailService } from './service.ts';
import { markInput } from './shapes.ts';

/** Says that a message was played, or is to be played again; who was first stays. */
export const mark = (procedures: Procedures, voicemail: VoicemailService) =>
  procedures
    .allowed('inbox.use')
    .input(markInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await voicemail.mark(ctx.actor, input);
      return {};
    });
