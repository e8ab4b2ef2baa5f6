/** One that plays or listens. It tells by itself what came of it, also when it never began. */
export type MediaOperation = (signal: AbortSignal) => Promise<void>;

/** Media operations of one call, one after another. */
export class MediaQueue {
  readonly #onFault: (error: unknown) => void;
  readonly #waiting = new Set<AbortController>();
  #last: Promise<unknown> = Promise.resolve();

  /** @param onFault told of an operation that could not tell what came of it; the next one is done all the same */
  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  /** Those that have not ended. */
  get size(): number {
    return this.#waiting.size;
  }

  add(operation: MediaOperation): void {
    const ending = new AbortController();
    this.#waiting.add(ending);
    this.#last = this.#last
      .then(() => operation(ending.signal))
      .catch(this.#onFault)
      .finally(() => this.#waiting.delete(ending));
  }

  /** Ends the one under way, and those that wait for it. */
  cancelAll(): void {
    for (const ending of this.#waiting) ending.abort();
  }

  /** Fulfilled when none is under way. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
