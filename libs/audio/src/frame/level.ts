import { MAX_SAMPLE } from './saturate.ts';

/** Nothing at all, as RFC 6465 writes it. */
export const SILENCE_DBOV = -127;

/** @returns the mean power in dB of full scale: 0 is a square wave as loud as samples go, -127 silence */
export function levelOf(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  if (sum === 0) return SILENCE_DBOV;
  const level = 10 * Math.log10(sum / samples.length / (MAX_SAMPLE * MAX_SAMPLE));
  return Math.max(SILENCE_DBOV, Math.min(0, level));
}
