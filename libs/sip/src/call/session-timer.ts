import type { Clock } from '@switchboard/kernel';
import type { SessionInterval } from './session-interval.ts';

export interface SessionTimerOptions {
  readonly clock: Clock;
  readonly refresh: () => void;
  readonly expired: () => void;
}

/** Ends calls of which the peer is gone without a word, and refreshes those that we are to refresh. */
export class SessionTimer implements Disposable {
  readonly #options: SessionTimerOptions;
  #timers: Disposable[] = [];

  constructor(options: SessionTimerOptions) {
    this.#options = options;
  }

  /** Begins anew with what was agreed last; nothing runs where nothing was. */
  start(interval: SessionInterval | undefined): void {
    this[Symbol.dispose]();
    if (!interval) return;
    const { clock, refresh, expired } = this.#options;
    const { expiresS, isOurs } = interval;
    if (isOurs) this.#timers.push(clock.after((expiresS / 2) * 1_000, refresh));
    // Who waits for the other one hangs up a little before, as RFC 4028, 10, says.
    const early = isOurs ? 0 : Math.min(32, expiresS / 3);
    this.#timers.push(clock.after((expiresS - early) * 1_000, expired));
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers) timer[Symbol.dispose]();
    this.#timers = [];
  }
}
