import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '@switchboard/kernel';
import { batchesOf } from './batches.ts';
import type {
  AttemptRecord,
  ClaimedDelivery,
  DeliveryStore,
  Settlement,
} from './delivery-store.ts';
import { expired, judge } from './outcome.ts';
import type { DeliveryRules, Outcome, Verdict } from './outcome.ts';
import type { Notification } from './notify.ts';
import type { Subscription } from './subscription.ts';

/** Whoever claimed a delivery and has not settled it for so long is dead; longer than any answer takes. */
const LEASE_MS = 60_000;
/** Requests to one endpoint under way at once. */
const MAX_REQUESTS = 8;
const MAX_CLAIMED = 500;
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
 * fails holds back nobody else's events.
 */
export class Pump implements AsyncDisposable {
  readonly #options: PumpOptions;
  readonly #ended = new AbortController();
  readonly #claimed = new Set<number>();
  readonly #requests = new Set<Promise<void>>();
  #subscription: Subscription;
  #timer: Disposable | undefined;
  #round: Promise<void> | undefined;
  #isAskedAgain = false;

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
    const free = MAX_REQUESTS - this.#requests.size;
    if (free <= 0) return;
    const { clock, store } = this.#options;
    const { id: subscriptionId, settings } = this.#subscription;
    const nowMs = clock.now();
    const take = Math.min(MAX_CLAIMED, free * settings.batching.maxEventsPerBatch);
    const claim = { subscriptionId, nowMs, untilMs: nowMs + LEASE_MS, take };
    const claimed = await store.claim({ ...claim, except: [...this.#claimed] });
    for (const { id } of claimed.deliveries) this.#claimed.add(id);
    await this.#begin(claimed.deliveries, free);
    if (claimed.deliveries.length === take) this.#isAskedAgain = true;
    this.#wakeAfter((claimed.nextDueMs ?? Infinity) - clock.now());
  }

  async #begin(claimed: readonly ClaimedDelivery[], free: number): Promise<void> {
    const nowMs = this.#options.clock.now();
    const late = claimed.filter((one) => nowMs >= this.#rules(one).expiresMs);
    const live = claimed.filter((one) => !late.includes(one));
    const batches = batchesOf(live, this.#subscription.settings.batching);
    for (const batch of batches.slice(0, free)) this.#send(batch);
    const others = batches.slice(free).flat();
    await Promise.all([
      ...late.map((one) => this.#settle(unattempted(one), expired(this.#rules(one)))),
      // There was room for fewer requests than it took.
      ...others.map((one) => this.#settle(unattempted(one), { state: 'waiting', dueMs: nowMs })),
    ]);
  }

  #send(batch: readonly ClaimedDelivery[]): void {
    const request = this.#attempt(batch)
      .catch(this.#options.onError)
      .finally(() => {
        this.#requests.delete(request);
        this.wake();
      });
    this.#requests.add(request);
  }

  async #attempt(batch: readonly ClaimedDelivery[]): Promise<void> {
    const { clock, notify, random } = this.#options;
    const atMs = clock.now();
    const outcome = await notify(this.#subscription, {
      events: batch.map(({ event }) => event),
      deliveryCount: (batch[0]?.attempts ?? 1) - 1,
      signal: this.#ended.signal,
    });
    const nowMs = clock.now();
    if (outcome.name === 'Stopped') return this.#release(batch, nowMs);
    const record = recordOf(outcome, atMs, nowMs);
    const jitter = random();
    const settling = batch.map((one) => {
      const rules = this.#rules(one);
      const seen = { status: outcome.status, attempts: one.attempts };
      const verdict = judge(seen, rules, { nowMs, random: jitter });
      return this.#settle({ ...one, attempt: record }, verdict);
    });
    await Promise.all(settling);
  }

  /** The process stops: another one, or the next, begins anew. */
  async #release(batch: readonly ClaimedDelivery[], dueMs: number): Promise<void> {
    await Promise.all(
      batch.map((one) => this.#settle(unattempted(one), { state: 'waiting', dueMs })),
    );
  }

  #rules({ sinceMs }: ClaimedDelivery): DeliveryRules {
    const { retry, deadLetters } = this.#subscription.settings;
    return {
      maxAttempts: retry.maxDeliveryAttempts,
      hasDeadLetters: deadLetters,
      expiresMs: sinceMs + retry.eventTimeToLiveInMinutes * MINUTE_MS,
    };
  }

  async #settle(
    { id, lease, attempts, attempt }: Omit<Unsettled, 'event' | 'sinceMs'>,
    verdict: Verdict,
  ): Promise<void> {
    const isWaiting = verdict.state === 'waiting';
    const settling = this.#options.settle({
      ...{ id, lease, attempts, attempt, state: verdict.state },
      dueMs: isWaiting ? verdict.dueMs : null,
      endedMs: isWaiting ? null : this.#options.clock.now(),
      deadLetterReason: 'reason' in verdict ? verdict.reason : null,
    });
    // If that fails, its lease ends, and it is tried again.
    await settling.finally(() => this.#claimed.delete(id));
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

type Unsettled = ClaimedDelivery & { readonly attempt: AttemptRecord | null };

/** It was claimed, and counts as if it had not been. */
function unattempted(one: ClaimedDelivery): Unsettled {
  return { ...one, attempts: one.attempts - 1, attempt: null };
}

function recordOf({ name, status }: Outcome, atMs: number, nowMs: number): AttemptRecord {
  return { atMs, outcome: name, status: status ?? null, tookMs: nowMs - atMs };
}
