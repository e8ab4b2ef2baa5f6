import type { Procedures } from '../../procedures.ts';
import type { SpeechService } from './service.ts';
import { speechUse } from './shapes.ts';

/** How much is spoken and listened to, never what. */
export const use = (procedures: Procedures, speech: SpeechService) =>
  procedures
    .allowed('speech.read')
    .output(speechUse)
    .query(() => speech.use());
