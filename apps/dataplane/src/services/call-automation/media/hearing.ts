import type { Expected } from '@switchboard/speech';

/** Which words are listened for. */
export interface Hearing extends Expected {
  readonly initialSilenceMs: number;
  readonly endSilenceMs: number;
}
