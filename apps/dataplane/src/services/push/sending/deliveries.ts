import { jobKind } from '@switchboard/jobs';
import type { Jobs } from '@switchboard/jobs';
import { lifetimeOf } from '@switchboard/push';
import type { PushPayload, PushServiceName } from '@switchboard/push';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { InstallationStore } from '../installations/installation-store.ts';
import { Breaker } from './breaker.ts';
import { MAX_AT_ONCE } from './delivery-store.ts';
import type { DeliveryStore, Settlement, WaitingDelivery } from './delivery-store.ts';
import type { PushSender, Verdict } from './sender.ts';

const MAX_ATTEMPTS = 8;
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 5 * 60_000;
/** What a push service has not answered by then it is asked again. */
const ANSWER_MS = 10_000;

/** So many events are sent at once for those who wait; the others are left to the jobs. */
const MAX_LIVE = 64;
/** Beyond what sending for those who wait may take: then its process is dead, and a job does it. */
const DEAD_AFTER_MS = ANSWER_MS + 5_000;

const sendKind = jobKind('push.send', z.object({ eventId: z.string() }));

export interface DeliveriesDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Its own: pushes wait for other services. */
  readonly jobs: Jobs;
  readonly store: DeliveryStore;
  readonly installations: InstallationStore;
  readonly senders: readonly PushSender[];
  /** Whether what an event tells of is still so. */
  readonly isOver: (eventId: string, type: PushPayload['type']) => Promise<boolean>;
  /** Nobody was reached, and nobody will be. */
  readonly onUnreached: (eventId: string) => void;
}

/** Sends what is written down to be sent, until each push is delivered, refused, too late or given up. */
export class Deliveries implements AsyncDisposable {
  readonly #deps: DeliveriesDeps;
  readonly #senders: ReadonlyMap<string, PushSender>;
  readonly #breakers: ReadonlyMap<PushServiceName, Breaker>;
  /** What is being sent for those who wait. */
  readonly #live = new Set<Promise<void>>();
  readonly #ended = new AbortController();

  constructor(deps: DeliveriesDeps) {
    this.#deps = deps;
    this.#senders = new Map(deps.senders.map((sender) => [sender.service, sender]));
    this.#breakers = new Map(deps.senders.map(({ service }) => [service, new Breaker(deps.clock)]));
    deps.jobs.handle(sendKind, ({ eventId }, signal) => this.#send(eventId, signal));
  }

  /** How the services are doing. */
  *states(): Iterable<{ service: PushServiceName; failures: number; pausedMs: number }> {
    for (const [service, { failures, waitMs }] of this.#breakers)
      yield { service, failures, pausedMs: waitMs };
  }

  /** Has an event sent whose pushes are written in the same transaction; `begin` after the commit. */
  async schedule(tx: Transaction, eventId: string): Promise<void> {
    await this.#deps.jobs.add(tx, sendKind, { eventId }, { key: eventId });
  }

  /** The same for what this process sends itself, by `sendNow` after the commit: the job is for when it dies. */
  async scheduleLater(tx: Transaction, eventId: string): Promise<void> {
    const later = { key: eventId, delayMs: DEAD_AFTER_MS };
    await this.#deps.jobs.add(tx, sendKind, { eventId }, later);
  }

  /** Starts what was scheduled. */
  begin(): void {
    this.#deps.jobs.wake();
  }

  /** Sends what was just written, once; what comes of it is fulfilled, and never thrown. */
  async sendNow(eventId: string, waiting: readonly WaitingDelivery[]): Promise<void> {
    if (this.#live.size >= MAX_LIVE) return this.#leave(eventId);
    const sending = this.#sendAll(eventId, waiting, this.#ended.signal)
      .then((isDone) => (isDone ? this.#deps.jobs.cancel(sendKind, eventId) : this.begin()))
      .catch(() => this.#leave(eventId));
    this.#live.add(sending);
    await sending.finally(() => this.#live.delete(sending));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    await Promise.all(this.#live);
  }

  /** To the job, now. The database may be away: then it is due before long. */
  async #leave(eventId: string): Promise<void> {
    await this.#again(eventId, 0).catch(() => undefined);
    this.begin();
  }

  async #send(eventId: string, signal: AbortSignal): Promise<void> {
    const { clock, store, isOver } = this.#deps;
    const waiting = await store.waiting(eventId);
    const [first] = waiting;
    if (!first) return;
    if (!(await isOver(eventId, first.push.type))) {
      await this.#sendAll(eventId, waiting, signal);
      return;
    }
    const cancelled = waiting.map((one) => ended(one, 'cancelled').settlement);
    await store.settle(cancelled, clock.now());
    if (waiting.length === MAX_AT_ONCE) await this.#again(eventId, 0);
  }

  /** @returns whether nothing of the event waits any more */
  async #sendAll(
    eventId: string,
    waiting: readonly WaitingDelivery[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const { clock, store } = this.#deps;
    const results = await Promise.all(waiting.map((one) => this.#attempt(one, signal)));
    await store.settle(
      results.map(({ settlement }) => settlement),
      clock.now(),
    );
    const waits = results.flatMap(({ againMs }) => againMs ?? []);
    if (waiting.length === MAX_AT_ONCE) waits.push(0);
    if (waits.length > 0) await this.#again(eventId, Math.min(...waits));
    const isSent = results.some(({ settlement }) => settlement.state === 'sent');
    if (!isSent && !(await store.isHopeful(eventId))) this.#deps.onUnreached(eventId);
    return waits.length === 0;
  }

  async #again(eventId: string, delayMs: number): Promise<void> {
    const { jobs, db } = this.#deps;
    await jobs.add(db, sendKind, { eventId }, { key: eventId, delayMs });
  }

  async #attempt(one: WaitingDelivery, signal: AbortSignal): Promise<Result> {
    const { clock } = this.#deps;
    const sender = this.#senders.get(one.service);
    if (!one.to) return ended(one, 'refused', 'NotRegistered');
    if (!sender) return ended(one, 'refused', 'PushServiceNotConfigured');
    const nowMs = clock.now();
    if (lifetimeOf(one.push, nowMs) === 0) return ended(one, 'expired');
    const breaker = this.#breakers.get(sender.service)!;
    if (breaker.waitMs > 0) return waitsOn(one, 'ServicePaused', breaker.waitMs);
    const late = new AbortController();
    using _timer = clock.after(ANSWER_MS, () => late.abort());
    const verdict = await sender.send(
      { ...one.to, push: one.push, nowMs },
      AbortSignal.any([signal, late.signal]),
    );
    // Work that stopped says nothing of the service.
    if (!signal.aborted) note(breaker, verdict);
    if (verdict.outcome === 'gone')
      await this.#deps.installations.remove(one.userId, one.installationId);
    return settled(one, verdict);
  }
}

interface Result {
  readonly settlement: Settlement;
  /** When to try again, in milliseconds from now. */
  readonly againMs?: number;
}

function note(breaker: Breaker, verdict: Verdict): void {
  if (verdict.outcome === 'retry') breaker.failed(verdict.afterMs);
  else breaker.succeeded();
}

function settled(one: WaitingDelivery, verdict: Verdict): Result {
  const tried = { ...one, attempts: one.attempts + 1 };
  if (verdict.outcome === 'sent') {
    const { settlement } = ended(tried, 'sent');
    return { settlement: { ...settlement, bytes: verdict.bytes } };
  }
  if (verdict.outcome !== 'retry') return ended(tried, 'refused', verdict.reason);
  if (tried.attempts >= MAX_ATTEMPTS) return ended(tried, 'given-up', verdict.reason);
  const backOffMs = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** one.attempts);
  return waitsOn(tried, verdict.reason, Math.max(backOffMs, verdict.afterMs ?? 0));
}

function ended(
  { id, attempts }: WaitingDelivery,
  state: Settlement['state'],
  reason: string | null = null,
): Result {
  return { settlement: { id, state, reason, attempts, bytes: null } };
}

function waitsOn({ id, attempts }: WaitingDelivery, reason: string, againMs: number): Result {
  return { settlement: { id, state: 'waiting', reason, attempts, bytes: null }, againMs };
}
