import type { Clock } from '@switchboard/kernel';

/**
 * Fills by the second, up to its size. Whoever takes more than there is leaves it in debt: what is larger than the
 * bucket goes all the same, and what follows waits for it.
 */
export class TokenBucket {
  readonly #clock: Clock;
  readonly #size: number;
  readonly #perSecond: number;
  #left: number;
  #atMs: number;

  constructor(clock: Clock, perSecond: number, size = perSecond) {
    this.#clock = clock;
    this.#perSecond = perSecond;
    this.#size = size;
    this.#left = size;
    this.#atMs = clock.now();
  }

  /** How long until something may be taken. */
  waitMs(): number {
    this.#fill();
    return this.#left > 0 ? 0 : Math.ceil(((1 - this.#left) / this.#perSecond) * 1_000);
  }

  take(amount: number): void {
    this.#fill();
    this.#left -= amount;
  }

  #fill(): void {
    const now = this.#clock.now();
    const gained = (Math.max(0, now - this.#atMs) / 1_000) * this.#perSecond;
    this.#left = Math.min(this.#size, this.#left + gained);
    this.#atMs = now;
  }
}
