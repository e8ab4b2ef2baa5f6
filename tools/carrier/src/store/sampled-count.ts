/** Asks may pass until it is counted again. */
const STALE_AFTER = 200;

/** A count that guards a limit, and may lag behind by a little: counting all rows each time costs more than the row. */
export class SampledCount {
  readonly #count: () => number;
  #value = 0;
  #asked = STALE_AFTER;

  constructor(count: () => number) {
    this.#count = count;
  }

  get value(): number {
    this.#asked += 1;
    if (this.#asked < STALE_AFTER) return this.#value;
    this.#asked = 0;
    return (this.#value = this.#count());
  }
}
