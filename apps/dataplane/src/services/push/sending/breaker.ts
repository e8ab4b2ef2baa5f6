import type { Clock } from '@switchboard/kernel';

/** After so many failures in a row a service is left alone for a while. */
const MAX_FAILURES = 5;
const PAUSE_MS = 30_000;
const MAX_PAUSE_MS = 10 * 60_000;

/** Keeps pushes from a service that is away, or has asked for a pause. */
export class Breaker {
  readonly #clock: Clock;
  #failures = 0;
  #pausedUntilMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many attempts in a row came to nothing. */
  get failures(): number {
    return this.#failures;
  }

  /** Not before; 0 when it may be tried now. In milliseconds. */
  get waitMs(): number {
    return Math.max(0, this.#pausedUntilMs - this.#clock.now());
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** @param afterMs as the service asked for */
  failed(afterMs?: number): void {
    this.#failures += 1;
    if (afterMs !== undefined) this.#pause(Math.min(afterMs, MAX_PAUSE_MS));
    else if (this.#failures >= MAX_FAILURES) this.#pause(PAUSE_MS);
  }

  #pause(ms: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, this.#clock.now() + ms);
  }
}
