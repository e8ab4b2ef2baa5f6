import type { Clock } from '@switchboard/kernel';
import type { CallbackStore, ClaimedCallback } from './callback-store.ts';

/** Whoever claimed a callback and has not settled it for so long is dead; longer than any answer takes. */
const LEASE_MS = 60_000;
/** Milliseconds before each further attempt. */
const WAITS_MS: readonly number[] = [1_000, 2_000, 5_000, 10_000, 30_000];
/** A database that did not answer is asked again after so long. */
const RETRY_MS = 1_000;

export type CallbackOutcome = 'delivered' | 'refused' | 'givenUp';

export interface CallbackPumpOptions {
  readonly clock: Clock;
  readonly store: CallbackStore;
  /** How many may be under way at once; one for each connection. */
  readonly maxRequests: number;
  /** @returns whether it was taken; `undefined` when it was stopped */
  readonly send: (callback: ClaimedCallback, signal: AbortSignal) => Promise<boolean | undefined>;
  readonly onGivenUp: (callback: ClaimedCallback) => void;
  /** An attempt is over. */
  readonly onAttempted: (callback: ClaimedCallback, outcome: CallbackOutcome) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Delivers callbacks: those of one connection one after the other, those of all connections at once, so
 * that an endpoint which hangs or fails holds back only its own.
 */
export class CallbackPump implements AsyncDisposable {
  readonly #options: CallbackPumpOptions;
  readonly #ended = new AbortController();
  readonly #requests = new Set<Promise<void>>();
  #timer: Disposable | undefined;
  #round: Promise<void> | undefined;
  #isAskedAgain = false;

  constructor(options: CallbackPumpOptions) {
    this.#options = options;
  }

  /** Looks for what is due now. */
  wake(): void {
    if (this.#ended.signal.aborted) return;
    this.#isAskedAgain = true;
    this.#round ??= this.#runDue();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    this.#timer?.[Symbol.dispose]();
    await this.#round;
    await Promise.all(this.#requests);
  }

  async #runDue(): Promise<void> {
    try {
      while (this.#isAskedAgain && !this.#ended.signal.aborted) {
        this.#isAskedAgain = false;
        await this.#claim();
      }
    } catch (error) {
      this.#options.onError(error);
      this.#wakeAfter(RETRY_MS);
    } finally {
      this.#round = undefined;
    }
    if (this.#isAskedAgain) this.wake();
  }

  async #claim(): Promise<void> {
    const { clock, store, maxRequests } = this.#options;
    const free = maxRequests - this.#requests.size;
    if (free <= 0) return;
    const nowMs = clock.now();
    const { callbacks, nextDueMs } = await store.claim(nowMs, nowMs + LEASE_MS, free);
    for (const callback of callbacks) this.#begin(callback);
    this.#wakeAfter((nextDueMs ?? Infinity) - clock.now());
  }

  #begin(callback: ClaimedCallback): void {
    const request = this.#attempt(callback)
      // If that fails, its lease ends, and it is tried again.
      .catch(this.#options.onError)
      .finally(() => {
        this.#requests.delete(request);
        this.wake();
      });
    this.#requests.add(request);
  }

  async #attempt(callback: ClaimedCallback): Promise<void> {
    const { clock, store, send, onAttempted, onGivenUp } = this.#options;
    const { attempts } = callback;
    const isTaken = await send(callback, this.#ended.signal);
    if (isTaken === undefined) {
      // The process stops: another one, or the next, begins anew.
      return store.postpone({ ...callback, attempts: attempts - 1 }, clock.now());
    }
    const wait = WAITS_MS[attempts - 1];
    onAttempted(callback, isTaken ? 'delivered' : wait === undefined ? 'givenUp' : 'refused');
    if (!isTaken && wait !== undefined) return store.postpone(callback, clock.now() + wait);
    if (!isTaken) onGivenUp(callback);
    return store.remove(callback);
  }

  #wakeAfter(ms: number): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
    if (this.#ended.signal.aborted || !Number.isFinite(ms)) return;
    this.#timer = this.#options.clock.after(Math.max(1, ms), () => {
      this.#timer = undefined;
      this.wake();
    });
  }
}
