/** Where a packet got lost, or when it arrives: once, or twice. */
type Arrivals = readonly number[];

/** What a way through a network does to packets. */
export interface WayOptions {
  /** The same number makes the same way again. */
  readonly seed: number;
  readonly delayMs: number;
  /** What is added to it is between 0 and this, evenly. */
  readonly jitterMs?: number;
  /** Of one. */
  readonly loss?: number;
  /** Of one. */
  readonly duplication?: number;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @returns tells when what is sent at a time arrives */
export function simulatedWay(options: WayOptions): (sentMs: number) => Arrivals {
  const { seed, delayMs, jitterMs = 0, loss = 0, duplication = 0 } = options;
  const random = randomOf(seed);
  const arrival = (sentMs: number): number => sentMs + delayMs + random() * jitterMs;
  return (sentMs) => {
    if (random() < loss) return [];
    const once = arrival(sentMs);
    return random() < duplication ? [once, arrival(sentMs)] : [once];
  };
}
