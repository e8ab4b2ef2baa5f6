/** What a slow reader has not read yet; beyond that, the oldest is lost to them. */
const MAX_ENTRIES = 2_000;

/** A queue that many write to and one reads from, and that never grows beyond its length. */
export class Latest<Item> {
  #items: Item[] = [];
  #wake: (() => void) | undefined;

  push(item: Item): void {
    this.#items.push(item);
    if (this.#items.length > MAX_ENTRIES) this.#items.shift();
    this.#wake?.();
  }

  /** Everything that comes, until the signal. */
  async *read(signal: AbortSignal): AsyncGenerator<Item> {
    signal.addEventListener('abort', () => this.#wake?.(), { once: true });
    while (!signal.aborted) {
      const items = this.#items;
      this.#items = [];
      yield* items;
      if (this.#items.length === 0) await this.#next(signal);
    }
  }

  async #next(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    await promise;
  }
}
