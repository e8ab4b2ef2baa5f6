import type { Frame } from '@switchboard/audio';

/** Two together, cut where they are too loud for one. */
export function sum(one: Frame | undefined, other: Frame | undefined): Frame | undefined {
  if (!one || !other) return one ?? other;
  return one.map((sample, at) => Math.max(-32_768, Math.min(32_767, sample + other[at]!)));
}
