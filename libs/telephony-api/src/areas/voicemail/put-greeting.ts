import type { Procedures } from '../../trpc.ts';
import type { VoicemailService } from './service.ts';
import { greetingAnswer, putGreetingInput } from './shapes.ts';

/** Says what callers of a number hear before they leave a message. */
export const putGreeting = (procedures: Procedures, voicemail: VoicemailService) =>
  procedures
    .allowed('number.manage', 'import-per-person')
    .input(putGreetingInput)
    .output(greetingAnswer)
    .mutation(({ input }) => voicemail.putGreeting(input));
