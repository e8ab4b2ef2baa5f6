import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '@switchboard/kernel';
import { batchesOf } from './batches.ts';
import type { ClaimedDelivery, DeliveryStore, Settlement } from './delivery-store.ts';
import { HandOvers } from './hand-overs.ts';
import { LEASE_MS } from './held-delivery.ts';
import type { HeldDelivery } from './held-delivery.ts';
import { expired, judge } from './outcome.ts';
import type { DeliveryRules, Outcome, Verdict } from './outcome.ts';
import type { Notification } from './notify.ts';
import { recordOf, settlementOf, unattempted } from './settlement.ts';
import type { Tried } from './settlement.ts';
import type { Subscription } from './subscription.ts';

/** Requests to one endpoint under way at once. */
const MAX_REQUESTS = 8;
const MAX_CLAIMED = 500;
/** Requests that were answered, and whose outcome is not written yet. */
const MAX_SETTLING = 200;
const MINUTE_MS = 60_000;
/** A database that did not answer is asked again after so long. */
const RETRY_MS = 1_000;

export interface PumpOptions {
  readonly clock: Clock;
  readonly store: Pick<DeliveryStore, 'claim'>;
  /** Writes what became of deliveries, many at once. */
  readonly settle: (settlement: Settlement) => Promise<void>;
  readonly notify: (
    subscription: Subscription,
    notification: Omit<Notification, 'topic'>,
  ) => Promise<Outcome>;
  readonly random: () => number;
  readonly onError: (error: unknown) => void;
}

/**
 * Delivers what is due for one subscription, in a loop of its own: an endpoint that is slow, hangs or
 * fails holds back nobody else's events. What this process publishes it is handed; the rest it reads.
 */
export class Pump implements AsyncDisposable {
  readonly #options: PumpOptions;
  readonly #ended = new AbortController();
  readonly #handOvers = new HandOvers();
  /** Rows that are on their way, or whose outcome is not written yet. */
  readonly #held = new Set<number>();
  readonly #requests = new Set<Promise<void>>();
  readonly #settling = new Set<Promise<void>>();
  #subscription: Subscription;
  #timer: { readonly atMs: number; readonly timer: Disposable } | undefined;
  #round: Promise<void> | undefined;
  /** There may be something due in the database. */
  #isBehind = false;
  /** When the last lease ends. */
  #leasedUntilMs = 0;

  constructor(subscription: Subscription, options: PumpOptions) {
    this.#subscription = subscription;
    this.#options = options;
  }

  /** @returns whether it was changed */
  use(subscription: Subscription): boolean {
    const isChanged = !isDeepStrictEqual(this.#subscription, subscription);
    this.#subscription = subscription;
    return isChanged;
  }

  /** Looks for what is due now. */
  wake(): void {
    this.#isBehind = true;
    this.#continue();
  }

  /** Keeps a place for a delivery that is about to be written; none while others are due before it. */
  reserve(untilMs: number): boolean {
    if (this.#ended.signal.aborted || this.#isBehind) return false;
    const isReserved = this.#handOvers.reserve(this.#options.clock.now(), untilMs);
    if (isReserved) this.#leased(untilMs);
    return isReserved;
  }

  /** Delivers what places were kept for, or as much of it as was written. */
  handOver(held: readonly HeldDelivery[], reserved: number): void {
    this.#handOvers.add(held, reserved);
    this.#continue();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    this.#timer?.timer[Symbol.dispose]();
    this.#track(this.#release(this.#handOvers.drain(), this.#options.clock.now()));
    await this.#round;
    await Promise.all(this.#requests);
    await Promise.all(this.#settling);
  }

  get #free(): number {
    return this.#settling.size < MAX_SETTLING ? MAX_REQUESTS - this.#requests.size : 0;
  }

  /** Begins as many requests as there is room for; reading gives what was handed over its turn again. */
  #continue(): void {
    if (this.#ended.signal.aborted || this.#round || this.#free <= 0) return;
    const { batching } = this.#subscription.settings;
    const batches = this.#handOvers.take(this.#free, batching, this.#options.clock.now());
    for (const batch of batches) this.#send(batch);
    if (this.#isBehind && this.#free > 0) this.#round = this.#runDue();
  }

  async #runDue(): Promise<void> {
    try {
      while (this.#isBehind && this.#free > 0 && !this.#ended.signal.aborted) {
        this.#isBehind = false;
        await this.#claim();
      }
    } catch (error) {
      this.#options.onError(error);
      this.#wakeAt(this.#options.clock.now() + RETRY_MS);
    } finally {
      this.#round = undefined;
    }
    this.#continue();
  }

  async #claim(): Promise<void> {
    const free = this.#free;
    const { clock, store } = this.#options;
    const { id: subscriptionId, settings } = this.#subscription;
    const nowMs = clock.now();
    const untilMs = nowMs + LEASE_MS;
    const take = Math.min(MAX_CLAIMED, free * settings.batching.maxEventsPerBatch);
    const claim = { subscriptionId, nowMs, untilMs, take };
    const { deliveries, nextDueMs } = await store.claim({ ...claim, except: [...this.#held] });
    if (deliveries.length > 0) this.#leased(untilMs);
    await this.#begin(deliveries.map((one) => heldOf(one, untilMs)));
    if (deliveries.length === take) this.#isBehind = true;
    this.#wakeAt(nextDueMs ?? Infinity);
    if (this.#leasedUntilMs > nowMs) this.#wakeAt(this.#leasedUntilMs);
  }

  async #begin(claimed: readonly HeldDelivery[]): Promise<void> {
    const nowMs = this.#options.clock.now();
    const late = claimed.filter((one) => nowMs >= this.#rules(one).expiresMs);
    const live = claimed.filter((one) => !late.includes(one));
    const batches = batchesOf(live, this.#subscription.settings.batching);
    const others = batches.splice(this.#free).flat();
    for (const batch of batches) this.#send(batch);
    await Promise.all([
      ...late.map((one) => this.#settle(one, unattempted(one), expired(this.#rules(one)))),
      // There was room for fewer requests than it took.
      this.#release(others, nowMs),
    ]);
  }

  #send(batch: readonly HeldDelivery[]): void {
    for (const { id } of batch) this.#hold(id).catch(this.#options.onError);
    const request = this.#attempt(batch)
      .catch(this.#options.onError)
      .finally(() => {
        this.#requests.delete(request);
        this.#continue();
      });
    this.#requests.add(request);
  }

  async #hold(id: HeldDelivery['id']): Promise<void> {
    const row = await id;
    if (row !== undefined) this.#held.add(row);
  }

  async #attempt(batch: readonly HeldDelivery[]): Promise<void> {
    const { clock, notify, random } = this.#options;
    const atMs = clock.now();
    const outcome = await notify(this.#subscription, {
      events: batch.map(({ event }) => event),
      deliveryCount: (batch[0]?.attempts ?? 1) - 1,
      signal: this.#ended.signal,
    });
    const nowMs = clock.now();
    // The process stops: another one, or the next, begins anew.
    if (outcome.name === 'Stopped') return this.#track(this.#release(batch, nowMs));
    const attempt = recordOf(outcome, atMs, nowMs);
    const jitter = random();
    const settling = batch.map((one) => {
      const seen = { status: outcome.status, attempts: one.attempts };
      const verdict = judge(seen, this.#rules(one), { nowMs, random: jitter });
      return this.#settle(one, { ...one, attempt }, verdict);
    });
    this.#track(Promise.all(settling));
  }

  /** The next request does not wait until it is written how the last one went. */
  #track(work: Promise<unknown>): void {
    const settling = work
      .then(() => undefined, this.#options.onError)
      .then(() => {
        this.#settling.delete(settling);
        this.#continue();
      });
    this.#settling.add(settling);
  }

  async #release(held: readonly HeldDelivery[], dueMs: number): Promise<void> {
    await Promise.all(
      held.map((one) => this.#settle(one, unattempted(one), { state: 'waiting', dueMs })),
    );
  }

  #rules({ sinceMs }: HeldDelivery): DeliveryRules {
    const { retry, deadLetters } = this.#subscription.settings;
    return {
      maxAttempts: retry.maxDeliveryAttempts,
      hasDeadLetters: deadLetters,
      expiresMs: sinceMs + retry.eventTimeToLiveInMinutes * MINUTE_MS,
    };
  }

  async #settle({ id }: HeldDelivery, tried: Tried, verdict: Verdict): Promise<void> {
    const { clock, settle } = this.#options;
    const nowMs = clock.now();
    const row = await id;
    if (row === undefined) return;
    // If that fails, its lease ends, and it is tried again.
    await settle(settlementOf(row, tried, { verdict, nowMs })).finally(() =>
      this.#held.delete(row),
    );
    if (verdict.state !== 'waiting') return;
    if (verdict.dueMs <= clock.now()) this.wake();
    else this.#wakeAt(verdict.dueMs);
  }

  /** Whatever becomes of a row here, it is looked at again when its lease ends. */
  #leased(untilMs: number): void {
    this.#leasedUntilMs = Math.max(this.#leasedUntilMs, untilMs);
    this.#wakeAt(untilMs);
  }

  /** Looks again then, or before. */
  #wakeAt(atMs: number): void {
    if (this.#ended.signal.aborted || !Number.isFinite(atMs)) return;
    if (this.#timer && this.#timer.atMs <= atMs) return;
    this.#timer?.timer[Symbol.dispose]();
    const { clock } = this.#options;
    const timer = clock.after(Math.max(1, atMs - clock.now()), () => {
      this.#timer = undefined;
      this.wake();
    });
    this.#timer = { atMs, timer };
  }
}

function heldOf({ id, ...claimed }: ClaimedDelivery, untilMs: number): HeldDelivery {
  return { ...claimed, id: Promise.resolve(id), untilMs };
}
