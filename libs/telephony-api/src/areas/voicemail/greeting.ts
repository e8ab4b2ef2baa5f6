import type { Procedures } from '../../trpc.ts';
import type { VoicemailService } from './service.ts';
import { greetingAnswer, greetingInput } from './shapes.ts';

/** Whether a number has a greeting of its own. */
export const greeting = (procedures: Procedures, voicemail: VoicemailService) =>
  procedures
    .allowed('number.read')
    .input(greetingInput)
    .output(greetingAnswer)
    .query(({ input }) => voicemail.greeting(input.ours));
