import type { WavSound } from '@switchboard/audio';

/** One thing that may be said. */
export interface Phrase {
  readonly phrase: string;
  /** What it stands for; several phrases may share one. */
  readonly tag: string;
}

/** What somebody is expected to say. */
export interface Expected {
  /** Free speech when absent. */
  readonly phrases?: readonly Phrase[] | undefined;
  /** BCP 47; English of the United States when absent. */
  readonly language?: string | undefined;
}

/** What was understood; `confidence` from 0 to 1 where whoever hears says so. */
export type Heard =
  | {
      readonly kind: 'phrase';
      readonly tag: string;
      readonly phrase: string;
      readonly confidence?: number;
    }
  | { readonly kind: 'text'; readonly text: string; readonly confidence?: number }
  | { readonly kind: 'no-match' };

/** Makes words of sound. */
export interface Hearer extends AsyncDisposable {
  /** First parts of tags, as `en`; `any` where a service decides by itself. */
  readonly languages: readonly string[] | 'any';
  /** Whether it understands what it was not told of. */
  readonly dictates: boolean;
  /**
   * @param utterance one whole, with a little silence around it, at 16 kHz, 30 seconds at most
   * @throws SpeechError with a code of `speechErrors`; the reason of `signal`
   */
  hear(utterance: WavSound, expected: Expected, signal: AbortSignal): Promise<Heard>;
}
