export { Endpointer } from './endpoint/endpointer.ts';
export type { EndpointerEvent, EndpointerOptions } from './endpoint/endpointer.ts';
export type { Expected, Heard, Hearer, Phrase } from './hearer.ts';
export { knows } from './language.ts';
export { openSpeech } from './open-speech.ts';
export type { Speech, SpeechOptions } from './open-speech.ts';
export type { Saying, Speaker } from './speaker.ts';
export { speechErrors } from './speech-errors.ts';
export type { SpeechErrorCode } from './speech-errors.ts';
