import { MAX_SAMPLE } from '../frame/saturate.ts';

/** Up to here (-3 dB of full scale) sound is left as it is. */
const KNEE = Math.round(MAX_SAMPLE * Math.SQRT1_2);
const ROOM = MAX_SAMPLE - KNEE;

/**
 * @param value the sum of several, of any size
 * @returns the same up to -3 dB of full scale; above it ever less of what is more, and never more than full scale. So a crowd
 * sounds dense, but is not cut.
 */
export function softLimit(value: number): number {
  if (value <= KNEE && value >= -KNEE) return Math.round(value);
  const over = Math.abs(value) - KNEE;
  const limited = KNEE + (ROOM * over) / (over + ROOM);
  return Math.sign(value) * Math.round(limited);
}
