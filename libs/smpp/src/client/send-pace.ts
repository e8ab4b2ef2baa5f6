import type { Clock } from '@switchboard/kernel';
import type { SendingLimits } from './client-options.ts';

/** Timers are not finer than this: what they are late by is caught up with. */
const TOLERANCE_MS = 5;

/** When the next message may be sent: by the rate of the contract, and by what the carrier asks for. */
export class SendPace {
  readonly #clock: Clock;
  readonly #limits: SendingLimits;
  #nextAt = 0;
  #pausedUntil = 0;
  #pauses = 0;

  constructor(clock: Clock, limits: SendingLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Milliseconds until the next message may be sent. */
  get waitMs(): number {
    return Math.max(0, Math.max(this.#nextAt, this.#pausedUntil) - this.#clock.now());
  }

  sent(): void {
    const earliest = Math.max(this.#nextAt, this.#clock.now() - TOLERANCE_MS);
    this.#nextAt = earliest + 1_000 / this.#limits.messagesPerSecond;
  }

  accepted(): void {
    if (this.#pausedUntil <= this.#clock.now()) this.#pauses = 0;
  }

  /** The carrier wants less. A whole window may be refused at once: that is one pause. */
  throttled(): void {
    const now = this.#clock.now();
    if (this.#pausedUntil > now) return;
    const pauseMs = this.#limits.pauseMs * 2 ** Math.min(this.#pauses, 30);
    this.#pausedUntil = now + Math.min(this.#limits.maxPauseMs, pauseMs);
    this.#pauses += 1;
  }
}
