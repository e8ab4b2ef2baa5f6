/** Voices are between these, in Hz. */
const HIGHEST_HZ = 400;
const LOWEST_HZ = 66;
/** What is compared, in seconds: longer than one period of nearly all voices. */
const COMPARED_SECONDS = 0.01;

/** How much sound has to be known to find a period in it, in seconds. */
export const PITCH_SECONDS = 1 / LOWEST_HZ + COMPARED_SECONDS;

/**
 * @param past the last samples, at least `PITCH_SECONDS` of them
 * @returns after how many samples the end is most like itself: a period, or several
 */
export function pitchOf(past: Int16Array, rate: number): number {
  const compared = Math.floor(rate * COMPARED_SECONDS);
  const shortest = Math.floor(rate / HIGHEST_HZ);
  const longest = Math.min(Math.floor(rate / LOWEST_HZ), past.length - compared);
  // At 48 kHz every sixth sample tells as much as all of them at 8 kHz.
  const step = Math.max(1, Math.floor(rate / 8_000));
  let best = shortest;
  let likeness = -Infinity;
  for (let lag = shortest; lag <= longest; lag += step) {
    const likenessHere = likenessAt(past, lag, compared, step);
    if (likenessHere > likeness) [best, likeness] = [lag, likenessHere];
  }
  return best;
}

/** Cross-correlation, by how loud the earlier part is. */
function likenessAt(past: Int16Array, lag: number, compared: number, step: number): number {
  let product = 0;
  let energy = 1;
  for (let at = past.length - compared; at < past.length; at += step) {
    const earlier = past[at - lag]!;
    product += past[at]! * earlier;
    energy += earlier * earlier;
  }
  return product / Math.sqrt(energy);
}
