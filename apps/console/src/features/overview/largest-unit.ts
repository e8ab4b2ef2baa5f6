const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/**
 * A length of time in the largest unit that it fills at least once.
 *
 * @example largestUnit(7_300) // { value: 2, unit: 'hour' }
 */
export function largestUnit(seconds: number): {
  readonly value: number;
  readonly unit: 'day' | 'hour' | 'minute' | 'second';
} {
  const found = UNITS.find(([, length]) => seconds >= length);
  if (!found) return { value: Math.floor(seconds), unit: 'second' };
  return { value: Math.floor(seconds / found[1]), unit: found[0] };
}
