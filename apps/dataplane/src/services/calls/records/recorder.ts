import { setImmediate } from 'node:timers/promises';
import type { CallArgs } from '@switchboard/acs-wire';
import { retry, systemClock } from '@switchboard/kernel';
import type { RetryPolicy } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import { isOutage } from '@switchboard/storage';
import type { Call, Step } from '../call/call.ts';
import type { Events, NewEvent } from '../../events/port.ts';
import { beginningEvents, CALL_EVENTS, eventsOf } from './call-events.ts';
import { changedRows } from './leg-row.ts';
import type { EndedLeg, RecordStore } from './record-store.ts';

/** A database that is restarted is back by then: a quarter of a minute, at most. */
const PATIENCE: Omit<RetryPolicy, 'retryable'> = {
  attempts: 8,
  firstDelayMs: 250,
  maxDelayMs: 5_000,
};
/** With more than that waiting nothing is tried again. */
const MAX_WAITING = 20_000;

type Quality = Omit<CallArgs<'call.quality'>, 'callId'>;
type Survey = Omit<CallArgs<'call.survey'>, 'callId'>;

/** Tells people that their part in a call can be read. */
export type Announce = (callId: string, users: readonly string[]) => Promise<void>;

export interface RecorderDeps {
  readonly store: RecordStore;
  readonly log: Logger;
  readonly announce: Announce;
  readonly events: Pick<Events, 'wants'>;
}

/**
 * Writes down what happens in calls. Calls do not wait for it: a database that is slow, or gone,
 * must not keep anybody from hanging up. So people hear that a call is over first, and once more when
 * its record can be read.
 */
export class Recorder implements AsyncDisposable {
  readonly #store: RecordStore;
  readonly #log: Logger;
  readonly #announce: Announce;
  readonly #events: Pick<Events, 'wants'>;
  /** The latest word on each leg that is in a call now. */
  readonly #quality = new Map<string, Quality>();
  readonly #ended = new AbortController();
  #writing: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  /** The database did not come back for what was written last: what comes next is tried once. */
  #isAway = false;

  constructor({ store, log, announce, events }: RecorderDeps) {
    this.#store = store;
    this.#log = log;
    this.#announce = announce;
    this.#events = events;
  }

  began(call: Call): void {
    const events = this.#wanted(() => beginningEvents(call));
    this.#write(() => this.#store.begin(call, events));
  }

  /** A step was made with a call, which was `before`. */
  changed(before: Call, step: Step, nowMs: number): void {
    const rows = changedRows(before, step, nowMs).map((row) => {
      const quality = row.leftMs === null ? undefined : this.#quality.get(row.id);
      if (quality) this.#quality.delete(row.id);
      return quality ? { ...row, quality } : row;
    });
    if (rows.length === 0) return;
    const { id, kind } = step.call;
    const events = this.#wanted(() => eventsOf(before, step, nowMs));
    this.#write(async () => {
      await this.#store.saveLegs(rows, events);
      const ended = rows.filter(({ leftMs }) => leftMs !== null);
      this.#tell(ended.map(({ userId }) => ({ callId: id, userId, kind })));
    });
  }

  ended(call: Call, nowMs: number): void {
    this.#write(() => this.#store.end(call.id, nowMs));
  }

  /** The calls of these processes died with them. */
  lost(homes: readonly string[], nowMs: number): void {
    this.#write(async () => this.#tell(await this.#store.closeOf(homes, nowMs)));
  }

  quality(legId: string, quality: Quality): void {
    this.#quality.set(legId, quality);
  }

  /** False when this person was not in the call. */
  async survey(callId: string, user: string, survey: Survey): Promise<boolean> {
    await this.#writing;
    return this.#store.survey(callId, user, survey);
  }

  /** Resolves when everything said so far is written, or has failed. */
  async flush(): Promise<void> {
    await this.#writing;
  }

  /** Writes what is still to be written, without trying again. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    await this.flush();
  }

  /** What somebody subscribed to: whoever does it later is told of what happens later. */
  #wanted(make: () => NewEvent[]): NewEvent[] {
    if (!this.#events.wants(...CALL_EVENTS)) return [];
    return make().filter(({ type }) => this.#events.wants(type));
  }

  /** Only calls between people have a history. What comes next is not kept waiting. */
  #tell(legs: readonly EndedLeg[]): void {
    const direct = legs.filter(({ kind }) => kind === 'direct');
    for (const [callId, theirs] of Map.groupBy(direct, (leg) => leg.callId)) {
      this.#announce(
        callId,
        theirs.map(({ userId }) => userId),
      ).catch((error: unknown) => {
        this.#log.warn({ err: error }, 'nobody was told of a record');
      });
    }
  }

  /**
   * One after another: an end must not overtake its beginning. Not at once: a database in this
   * process would hold up what people are about to be told.
   */
  #write(work: () => Promise<unknown>): void {
    this.#waiting += 1;
    const next = async (): Promise<void> => {
      await setImmediate();
      await this.#try(work);
    };
    this.#writing = this.#writing.then(next).catch((error: unknown) => {
      this.#log.error({ err: error }, 'a call was not recorded');
    });
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    const retryable = (error: unknown): boolean =>
      isOutage(error) && !this.#isAway && this.#waiting <= MAX_WAITING;
    try {
      // The machine's clock: databases come back in real time.
      await retry(work, { ...PATIENCE, retryable }, systemClock, this.#ended.signal);
      this.#isAway = false;
    } catch (error) {
      this.#isAway = isOutage(error);
      throw error;
    } finally {
      this.#waiting -= 1;
    }
  }
}
