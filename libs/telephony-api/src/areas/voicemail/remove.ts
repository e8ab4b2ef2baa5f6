import type { Procedures } from '../../trpc.ts';
import { nothing } from '../../shapes.ts';
import type { VoicemailService } from './service.ts';
import { removeInput } from './shapes.ts';

/** Deletes a message; the call stays in the history. */
export const remove = (procedures: Procedures, voicemail: VoicemailService) =>
  procedures
    .allowed('inbox.use')
    .input(removeInput)
    .output(nothing)
    .mutation(async ({ input }) => {
      await voicemail.remove(input);
      return {};
    });
