import { setImmediate } from 'node:timers/promises';
import type { CallArgs } from '@switchboard/acs-wire';
import type { Logger } from '@switchboard/service';
import type { Call, Departure } from './call.ts';
import type { RecordStore } from './record-store.ts';

type Quality = Omit<CallArgs<'call.quality'>, 'callId'>;
type Survey = Omit<CallArgs<'call.survey'>, 'callId'>;

/**
 * Writes down what happened in calls. Calls do not wait for it: a database that is slow, or gone,
 * must not keep anybody from hanging up.
 */
export class Recorder {
  readonly #store: RecordStore;
  readonly #log: Logger;
  /** The latest word on each leg that is in a call now. */
  readonly #quality = new Map<string, Quality>();
  #writing: Promise<unknown> = Promise.resolve();

  constructor(store: RecordStore, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  began(call: Call): void {
    this.#write(() => this.#store.begin(call));
  }

  left(call: Call, gone: readonly Departure[], now: number): void {
    if (gone.length === 0) return;
    const legs = gone.map(({ leg, reason }) => {
      const quality = this.#quality.get(leg.id);
      this.#quality.delete(leg.id);
      return { leg, reason, ...(quality && { quality }) };
    });
    this.#write(() => this.#store.leave(call.id, legs, now));
  }

  ended(call: Call, now: number): void {
    this.#write(() => this.#store.end(call.id, now));
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

  /**
   * One after another: an end must not overtake its beginning. Not at once: a database in this
   * process would hold up what people are about to be told.
   */
  #write(work: () => Promise<unknown>): void {
    const next = async (): Promise<void> => {
      await setImmediate();
      await work();
    };
    this.#writing = this.#writing.then(next).catch((error: unknown) => {
      this.#log.error({ err: error }, 'a call was not recorded');
    });
  }
}
