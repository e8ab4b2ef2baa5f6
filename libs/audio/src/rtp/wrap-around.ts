/** @returns how far `later` is ahead of `earlier`, modulo 65,536: from -32,768 to 32,767 */
export const sequenceDistance = (later: number, earlier: number): number =>
  ((later - earlier) << 16) >> 16;

/** @returns how far `later` is ahead of `earlier`, modulo 2 to the power of 32 */
export const timestampDistance = (later: number, earlier: number): number => (later - earlier) | 0;

export const nextSequence = (sequence: number): number => (sequence + 1) & 0xffff;

export const timestampAfter = (timestamp: number, samples: number): number =>
  (timestamp + samples) >>> 0;
