import { readWav } from '@switchboard/audio';
import type { WavSound } from '@switchboard/audio';
import { speechError } from '../speech-errors.ts';

/** @throws speech-failed for what is no WAV file that can be played */
export function readSound(bytes: Uint8Array): WavSound {
  try {
    return readWav(bytes, { maxSeconds: 120 });
  } catch {
    throw speechError('speech-failed', 'The speech service answered with no sound.');
  }
}
