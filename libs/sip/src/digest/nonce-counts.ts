import type { Clock } from '@switchboard/kernel';

const MAX_NONCES = 10_000;

interface Counted {
  readonly until: number;
  highest: number;
}

/** The highest count taken of each nonce, for as long as it is good. */
export class NonceCounts {
  readonly #clock: Clock;
  readonly #lifetimeMs: number;
  readonly #counted = new Map<string, Counted>();

  constructor(clock: Clock, lifetimeMs: number) {
    this.#clock = clock;
    this.#lifetimeMs = lifetimeMs;
  }

  get size(): number {
    return this.#counted.size;
  }

  /** @returns false for a count that is not higher than all before it */
  take(nonce: string, nc: string): boolean {
    const count = Number.parseInt(nc, 16);
    const known = this.#counted.get(nonce);
    if (count <= (known?.highest ?? 0)) return false;
    if (known) known.highest = count;
    else this.#add(nonce, count);
    return true;
  }

  #add(nonce: string, highest: number): void {
    const now = this.#clock.now();
    // In the order in which they were added, so that the first that is still good ends the search.
    for (const [old, { until }] of this.#counted) {
      if (until > now && this.#counted.size < MAX_NONCES) break;
      this.#counted.delete(old);
    }
    this.#counted.set(nonce, { until: now + this.#lifetimeMs, highest });
  }
}
