import type { Procedures } from '../../trpc.ts';
import type { VoicemailService } from './service.ts';
import { unheardAnswer } from './shapes.ts';

/** How many messages nobody has played. */
export const unheard = (procedures: Procedures, voicemail: VoicemailService) =>
  procedures
    .allowed('inbox.use')
    .output(unheardAnswer)
    .query(() => voicemail.unheard());
