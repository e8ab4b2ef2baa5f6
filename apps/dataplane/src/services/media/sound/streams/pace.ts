import type { Clock } from '@switchboard/kernel';

/** A minute of sound at 24 kHz may come at once, and sixteen times real time for ever. */
const BURST_BYTES = 8 * 1_024 * 1_024;
const BYTES_PER_SECOND = 1_024 * 1_024;
/** However small a message is, it costs as much as this. */
const MIN_BYTES = 1_024;

/** How much a server may send: whoever sends faster is read more slowly. */
export class Pace {
  readonly #clock: Clock;
  #left = BURST_BYTES;
  #atMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#atMs = clock.now();
  }

  /** Something came. @returns for how long nothing more is to be read */
  take(bytes: number): number {
    const nowMs = this.#clock.now();
    const gained = (Math.max(0, nowMs - this.#atMs) * BYTES_PER_SECOND) / 1_000;
    this.#atMs = nowMs;
    this.#left = Math.min(BURST_BYTES, this.#left + gained) - Math.max(MIN_BYTES, bytes);
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left * 1_000) / BYTES_PER_SECOND);
  }
}
