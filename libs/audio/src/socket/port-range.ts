import { audioError } from '../audio-errors.ts';

const FIRST_PORT = 1_024;
const LAST_PORT = 65_535;

/**
 * Pairs of ports, an even one and the next, one pair for each leg. Goes round, so that a port that was given back rests as long
 * as others are free: what comes late for the last call does not reach the next.
 */
export class PortRange {
  readonly #first: number;
  readonly #pairs: number;
  readonly #taken = new Set<number>();
  #next = 0;

  /** @throws `ports-invalid` */
  constructor({ from, to }: { readonly from: number; readonly to: number }) {
    this.#first = from + (from % 2);
    this.#pairs = Math.floor((to - this.#first + 1) / 2);
    const isInRange = Number.isInteger(from) && Number.isInteger(to);
    if (!isInRange || from < FIRST_PORT || to > LAST_PORT || this.#pairs < 1)
      throw audioError('ports-invalid', 'The range of ports holds no pair.');
  }

  /** How many pairs there are. */
  get size(): number {
    return this.#pairs;
  }

  /** How many pairs are taken. */
  get used(): number {
    return this.#taken.size;
  }

  /** @returns the even port of a pair that is free, or nothing */
  take(): number | undefined {
    for (let tried = 0; tried < this.#pairs; tried++) {
      const port = this.#first + this.#next * 2;
      this.#next = (this.#next + 1) % this.#pairs;
      if (this.#taken.has(port)) continue;
      this.#taken.add(port);
      return port;
    }
    return undefined;
  }

  release(port: number): void {
    this.#taken.delete(port);
  }
}
