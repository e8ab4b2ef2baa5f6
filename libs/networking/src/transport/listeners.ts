import type { TransportListener } from './transport.ts';

/** Those who listen to a transport; one that unsubscribes while it is told is told no more. */
export class Listeners {
  readonly #all = new Set<TransportListener>();

  add(listener: TransportListener): Disposable {
    // An object of its own, so that somebody may listen twice.
    const own = { ...listener };
    this.#all.add(own);
    return { [Symbol.dispose]: () => void this.#all.delete(own) };
  }

  tell(tell: (listener: TransportListener) => void): void {
    for (const listener of [...this.#all]) if (this.#all.has(listener)) tell(listener);
  }

  clear(): void {
    this.#all.clear();
  }
}
