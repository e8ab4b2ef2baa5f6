import type { Procedures } from '../../trpc.ts';
import { nothing } from '../../shapes.ts';
import type { VoicemailService } from './service.ts';
import { greetingInput } from './shapes.ts';

/** Has callers of a number hear the built-in greeting again. */
export const removeGreeting = (procedures: Procedures, voicemail: VoicemailService) =>
  procedures
    .allowed('number.manage')
    .input(greetingInput)
    .output(nothing)
    .mutation(async ({ input }) => {
      await voicemail.removeGreeting(input.ours);
      return {};
    });
