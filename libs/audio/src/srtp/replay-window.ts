/** So far back a packet may be late (RFC 3711 asks for 64 at least). */
const WINDOW = 128;

/** Knows which of the last packets have come: one that is sent once more is told from it. */
export class ReplayWindow {
  #highest = -1;
  #seen = 0n;

  /** The index that is furthest, -1 before the first. */
  get highest(): number {
    return this.#highest;
  }

  /** Has it come, or is it too old to tell? */
  isReplay(index: number): boolean {
    const back = this.#highest - index;
    if (back < 0) return false;
    return back >= WINDOW || ((this.#seen >> BigInt(back)) & 1n) === 1n;
  }

  /** Only of what is authentic. */
  put(index: number): void {
    const ahead = index - this.#highest;
    if (ahead > 0) {
      const kept = ahead >= WINDOW ? 0n : this.#seen << BigInt(ahead);
      this.#seen = BigInt.asUintN(WINDOW, kept | 1n);
      this.#highest = index;
    } else this.#seen |= 1n << BigInt(-ahead);
  }
}
