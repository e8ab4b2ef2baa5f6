import { pitchOf } from './pitch.ts';

/** At most this is taken out at once, in seconds. */
const MAX_TAKEN_SECONDS = 0.015;

/**
 * Takes whole periods of the voice out of the middle, so that nothing but the time is less.
 * @param samples 40 ms or more, for a period to be found in
 * @returns 7 to 15 ms less of them
 */
export function shorten(samples: Int16Array, rate: number): Int16Array {
  const period = pitchOf(samples, rate);
  const most = rate * MAX_TAKEN_SECONDS;
  const taken = period * Math.max(1, Math.floor(most / period));
  const from = Math.max(0, Math.floor(samples.length / 2) - taken);
  const shorter = new Int16Array(samples.length - taken);
  shorter.set(samples.subarray(0, from));
  shorter.set(samples.subarray(from + taken), from);
  const blended = Math.min(taken, shorter.length - from);
  for (let n = 0; n < blended; n++) {
    const share = (n + 1) / (blended + 1);
    const [before, after] = [samples[from + n]!, samples[from + taken + n]!];
    shorter[from + n] = Math.round(before * (1 - share) + after * share);
  }
  return shorter;
}
