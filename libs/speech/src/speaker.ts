import type { WavSound } from '@switchboard/audio';

/** What is to be said. Never logged. */
export interface Saying {
  readonly kind: 'text' | 'ssml';
  /** Up to 4000 characters of text, 16000 of SSML. */
  readonly content: string;
  /** BCP 47; English of the United States when absent. SSML may say otherwise. */
  readonly language?: string | undefined;
  readonly gender?: 'male' | 'female' | undefined;
  /** As whoever speaks knows it; one that it does not know is replaced by the one for the gender. */
  readonly voice?: string | undefined;
}

/** Makes sound of words. */
export interface Speaker extends AsyncDisposable {
  /** First parts of tags, as `en`; `any` where a service decides by itself. */
  readonly languages: readonly string[] | 'any';
  /**
   * Sentence by sentence, so that the first can be heard before the last is made.
   * @throws SpeechError with a code of `speechErrors`; the reason of `signal`
   */
  speak(saying: Saying, signal: AbortSignal): AsyncIterable<WavSound>;
}
