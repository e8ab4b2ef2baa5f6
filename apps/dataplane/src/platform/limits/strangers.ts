/** Ends one connection. */
type Close = () => void;

export interface StrangerBounds {
  readonly perAddress: number;
  readonly total: number;
}

/**
 * Connections that have not said who they are. Whoever opens many loses their own oldest ones, so
 * that nobody keeps others out.
 */
export class Strangers {
  readonly #bounds: StrangerBounds;
  /** In the order in which they came. */
  readonly #byAddress = new Map<string, Set<Close>>();
  #count = 0;

  constructor(bounds: StrangerBounds) {
    this.#bounds = bounds;
  }

  /** @returns what is called once the connection has said who it is, or is closed */
  add(address: string, close: Close): () => void {
    const theirs = this.#byAddress.get(address) ?? new Set<Close>();
    if (theirs.size >= this.#bounds.perAddress) this.#evict(address, theirs);
    else if (this.#count >= this.#bounds.total) this.#evictOfMost();
    this.#byAddress.set(address, theirs.add(close));
    this.#count++;
    return () => this.#remove(address, theirs, close);
  }

  #remove(address: string, theirs: Set<Close>, close: Close): void {
    if (!theirs.delete(close)) return;
    this.#count--;
    if (theirs.size === 0 && this.#byAddress.get(address) === theirs) {
      this.#byAddress.delete(address);
    }
  }

  #evictOfMost(): void {
    const [first, ...rest] = this.#byAddress;
    if (!first) return;
    const [address, theirs] = rest.reduce(
      (most, one) => (one[1].size > most[1].size ? one : most),
      first,
    );
    this.#evict(address, theirs);
  }

  #evict(address: string, theirs: Set<Close>): void {
    const [oldest] = theirs;
    if (!oldest) return;
    this.#remove(address, theirs, oldest);
    oldest();
  }
}
