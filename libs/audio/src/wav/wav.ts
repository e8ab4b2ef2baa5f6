import type { SampleRate } from '../frame/sample-rate.ts';

/** Sound of one channel, decoded. */
export interface WavSound {
  readonly sampleRate: SampleRate;
  readonly samples: Int16Array;
}

/** What a file says its bytes are (RFC 2361). */
export const WAV_CODINGS = { pcm: 1, aLaw: 6, muLaw: 7 } as const;

/** Of the header that this side writes. */
export const WAV_HEADER_BYTES = 44;
export const CHUNK_HEADER_BYTES = 8;
