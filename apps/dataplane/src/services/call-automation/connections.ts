import { randomUUID } from 'node:crypto';
import { delay, retry, systemClock } from '@switchboard/kernel';
import type { Clock, RetryPolicy } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import { isOutage } from '@switchboard/storage';
import type { Call, CallObserver, Step } from '../calls/port.ts';
import { AUTOMATION } from './automation-end.ts';
import { callbackOf } from './cloud-event.ts';
import type { Connection } from './connection.ts';
import type { ConnectionStore } from './connection-store.ts';
import { follow } from './follow.ts';
import { subscriptionsOf } from './media/streaming/stream-options.ts';
import type { StreamOptions, Subscriptions } from './media/streaming/stream-options.ts';
import type { Followed, Told } from './follow.ts';

/** What is told first waits for so long, so that an application knows its call before it hears of it. */
const ANSWER_FIRST_MS = 100;
/** A database that is restarted is back by then. */
const PATIENCE: Omit<RetryPolicy, 'retryable'> = {
  attempts: 8,
  firstDelayMs: 250,
  maxDelayMs: 5_000,
};

/** An application's part in a call that lives here. */
export interface LiveConnection {
  readonly id: string;
  /** As it is stored; the id of its call is known once there is one. */
  stored: Connection;
  followed: Followed;
  readonly subscriptions: Subscriptions;
  /** What is written, one after the other. */
  writing: Promise<unknown>;
  /** Everything waits until the connection itself is stored. */
  readonly opened: PromiseWithResolvers<void>;
}

export interface ConnectionsDeps {
  readonly store: ConnectionStore;
  readonly clock: Clock;
  readonly log: Logger;
  /** Callbacks of one connection that may wait to be sent. */
  readonly maxWaiting: number;
  /** There is something to send. */
  readonly wake: () => void;
}

/** The parts of applications in the calls of this process, and what they are told of them. */
export class Connections implements CallObserver, AsyncDisposable {
  readonly #deps: ConnectionsDeps;
  readonly #live = new Map<string, LiveConnection>();
  readonly #writing = new Set<Promise<unknown>>();
  readonly #ended = new AbortController();

  constructor(deps: ConnectionsDeps) {
    this.#deps = deps;
  }

  find(id: string): LiveConnection | undefined {
    return this.#live.get(id);
  }

  /** Follows a call that is about to begin, or to be come into. Ends with {@link save} or {@link abandon}. */
  open(
    stored: Omit<Connection, 'id' | 'callId'>,
    isCaller: boolean,
    streams: StreamOptions,
  ): LiveConnection {
    const id = randomUUID();
    const opened = Promise.withResolvers<void>();
    const state = { isConnected: false, hasHungUp: false, sequence: 0, invitations: [] };
    const live: LiveConnection = {
      ...{ id, opened, stored: { ...stored, id, callId: '' } },
      followed: { id, isCaller, ...state },
      ...{ writing: opened.promise, subscriptions: subscriptionsOf(streams) },
    };
    // What is told before it is stored waits; whoever opened it hears when it cannot be.
    opened.promise.catch(() => undefined);
    this.#live.set(id, live);
    return live;
  }

  /** It has this call. */
  async save(live: LiveConnection, callId: string): Promise<void> {
    live.stored = { ...live.stored, callId };
    const { store, clock } = this.#deps;
    const storing = store.insert(live.stored, clock.now());
    const soon = () => delay(systemClock, ANSWER_FIRST_MS, this.#ended.signal);
    storing.then(() => soon().catch(() => undefined)).then(live.opened.resolve, live.opened.reject);
    return storing;
  }

  /** There is no call after all. */
  abandon(live: LiveConnection): void {
    this.#live.delete(live.id);
    live.opened.reject(new Error('there is no such call'));
  }

  began(): void {
    // Whoever begins a call is told of it when somebody has answered.
  }

  changed(before: Call, step: Step): void {
    for (const id of partsOf(before, step)) {
      const live = this.#live.get(id);
      if (!live) continue;
      const { followed, told, isOver } = follow(live.followed, before, step);
      live.followed = followed;
      live.stored = { ...live.stored, callId: step.call.id };
      this.#tell(live, told, isOver);
    }
  }

  ended(): void {
    // Its last step has told it.
  }

  /** What came of an action that no step of the call tells. */
  tell(live: LiveConnection, told: Told): void {
    this.#tell(live, [told], false);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    await Promise.all(this.#writing);
  }

  #tell(live: LiveConnection, told: readonly Told[], isOver: boolean): void {
    if (isOver) this.#live.delete(live.id);
    if (told.length === 0) return;
    const { store, clock, maxWaiting, wake, log } = this.#deps;
    const nowMs = clock.now();
    const append = async (): Promise<void> => {
      const callbacks = told.map((one) => callbackOf(live.stored, one, nowMs));
      await store.append(live.id, callbacks, { nowMs, isOver, maxWaiting });
      wake();
    };
    const writing = live.writing
      .then(() => this.#try(append))
      .catch((error: unknown) => log.error({ err: error }, 'an application was not told'))
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
    live.writing = writing;
  }

  /** By the machine's clock: databases come back in real time. */
  #try(work: () => Promise<void>): Promise<void> {
    const policy = { ...PATIENCE, retryable: isOutage };
    return retry(work, policy, systemClock, this.#ended.signal);
  }
}

/** The connections that were in a call before a step, or are after it. */
export function partsOf(before: Call, step: Step): ReadonlySet<string> {
  const legs = [...Object.values(before.legs), ...Object.values(step.call.legs)];
  return new Set(legs.flatMap(({ end }) => (end?.kind === AUTOMATION ? [end.id] : [])));
}
