import { createHash, timingSafeEqual } from 'node:crypto';

/** Takes as long whether they differ early, late or in length. */
export function isEqual(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
