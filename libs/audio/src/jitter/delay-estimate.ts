/** The last seconds, over which a delay is forgotten that does not come again: 5 s of frames of 20 ms. */
const WINDOW = 250;
/** Estimating costs a sort of the window, so not with each packet. */
const EVERY = 10;
/** So many of a hundred packets are to be in time. */
const IN_TIME = 0.98;

/** How much later than the fastest packets nearly all of the last ones came. */
export class DelayEstimate {
  readonly #transits: number[] = [];
  #next = 0;
  #sinceEstimate = 0;
  #spreadMs = 0;

  /** How long a packet has to wait, for nearly all that come after it to be in time. */
  get spreadMs(): number {
    return this.#spreadMs;
  }

  /** @param transitMs when the packet came, less when it was sent by any clock of the sender */
  put(transitMs: number): void {
    this.#transits[this.#next] = transitMs;
    this.#next = (this.#next + 1) % WINDOW;
    if (++this.#sinceEstimate < EVERY && this.#transits.length > EVERY) return;
    this.#sinceEstimate = 0;
    const sorted = this.#transits.toSorted((a, b) => a - b);
    const slow = sorted[Math.floor((sorted.length - 1) * IN_TIME)]!;
    this.#spreadMs = slow - sorted[0]!;
  }

  /** The sender has another clock now. */
  reset(): void {
    this.#transits.length = 0;
    this.#next = 0;
    this.#sinceEstimate = 0;
  }
}
