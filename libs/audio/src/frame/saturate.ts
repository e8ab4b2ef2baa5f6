export const MAX_SAMPLE = 32_767;
export const MIN_SAMPLE = -32_768;

/** @returns the sample that is nearest: what is louder than a sample can be is cut, and never wraps around */
export function saturate(value: number): number {
  if (value > MAX_SAMPLE) return MAX_SAMPLE;
  if (value < MIN_SAMPLE) return MIN_SAMPLE;
  return Math.round(value);
}
