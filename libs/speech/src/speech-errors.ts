import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Every code that speaking and hearing fail with. What was said or to be said is in no message. */
export const speechErrors = {
  'speech-off': {
    category: 'unavailable',
    meaning: 'Nothing here speaks or hears words.',
    remedy: 'Set SPEECH to embedded, openai or azure; tones and files work without.',
  },
  'speech-language': {
    category: 'input',
    meaning: 'Whatever speaks or hears here does not know this language.',
    remedy: 'Use English, or configure a speech service that knows the language.',
  },
  'speech-dictation': {
    category: 'input',
    meaning: 'The embedded recogniser knows phrases that it is told of, and no free speech.',
    remedy: 'Give choices with phrases, or configure a speech service.',
  },
  'speech-ssml': {
    category: 'input',
    meaning: 'The SSML is not well formed, or has an element that is not known here.',
    remedy: 'Use speak, voice, prosody with rate, break, say-as, p and s.',
  },
  'speech-too-long': {
    category: 'limit',
    meaning: 'More is to be said or heard at once than may be.',
    remedy: 'Say it in several parts: 4000 characters of text, 60 seconds of pauses.',
  },
  'speech-phrases': {
    category: 'input',
    meaning: 'There is no phrase to listen for, there are too many, or one cannot be pronounced.',
    remedy: 'Give 1 to 256 phrases of up to 8 words in letters.',
  },
  'speech-busy': {
    category: 'limit',
    meaning: 'More waits to be spoken or heard than may wait.',
    remedy: 'Try again, or configure a speech service.',
  },
  'speech-failed': {
    category: 'unavailable',
    meaning: 'Whatever speaks or hears did not answer in time, or answered with no sound or words.',
    remedy: 'Look at the speech service and its key; try again.',
  },
} as const satisfies ErrorTable;

export type SpeechErrorCode = keyof typeof speechErrors;

export const speechError = errorsOf<SpeechErrorCode>(speechErrors);
