import { batchesOf } from './batches.ts';
import { ANSWER_MS } from '../../platform/outgoing/endpoint.ts';
import type { HeldDelivery } from './held-delivery.ts';
import type { Settings } from './subscription.ts';

/** What one subscription may have waiting in memory; beyond it deliveries are read from the database. */
const MAX_WAITING = 64;

/** Deliveries that were written as claimed and wait for a request of their own to be free. */
export class HandOvers {
  /** Until when places are kept: a transaction that comes to nothing does not say so. */
  #reserved: number[] = [];
  #waiting: HeldDelivery[] = [];

  /** Keeps a place, unless there is none. */
  reserve(nowMs: number, untilMs: number): boolean {
    if (this.#reserved.length + this.#waiting.length >= MAX_WAITING) {
      this.#reserved = this.#reserved.filter((until) => until > nowMs);
      if (this.#reserved.length + this.#waiting.length >= MAX_WAITING) return false;
    }
    this.#reserved.push(untilMs);
    return true;
  }

  /** @param reserved how many places were kept for these, and for those that came to nothing */
  add(held: readonly HeldDelivery[], reserved: number): void {
    this.#reserved.splice(0, reserved);
    this.#waiting.push(...held);
  }

  /**
   * What goes out in so many requests. What would be under way when its lease ends is left to whoever
   * claims it then.
   */
  take(requests: number, batching: Settings['batching'], nowMs: number): HeldDelivery[][] {
    if (this.#waiting.length === 0) return [];
    const live = this.#waiting.filter(({ untilMs }) => nowMs + ANSWER_MS <= untilMs);
    const batches = batchesOf(live, batching);
    this.#waiting = batches.slice(requests).flat();
    return batches.slice(0, requests);
  }

  /** Everything that waits. */
  drain(): HeldDelivery[] {
    return this.#waiting.splice(0);
  }
}
