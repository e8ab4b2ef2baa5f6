import type { Clock } from '@switchboard/kernel';
import type { SpeechUse } from '@switchboard/speech';
import { dayOf } from '../../platform/clock/day.ts';
import { every } from '../../platform/clock/every.ts';

/** How long what was counted is in memory alone, and so what is lost with a process that is killed. */
const WRITE_EVERY_MS = 5_000;

export interface UseSums {
  readonly characters: number;
  readonly heardMs: number;
  readonly requests: number;
  readonly failures: number;
}

export interface DayUse extends UseSums {
  /** In days since the epoch, in UTC. */
  readonly day: number;
}

export interface UseCounterDeps {
  /** The data plane's own, which says what day it is. */
  readonly clock: Clock;
  /** The machine's: nobody advances it. */
  readonly timer: Clock;
  /** Adds to what is kept. */
  readonly write: (use: readonly DayUse[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

const NOTHING: UseSums = { characters: 0, heardMs: 0, requests: 0, failures: 0 };

/** Counts what is spoken and listened to, and writes it down now and then: no sentence waits for a database. */
export class UseCounter implements AsyncDisposable {
  readonly #deps: UseCounterDeps;
  readonly #writing: AsyncDisposable;
  /** What is not written yet, by day. */
  #sums = new Map<number, UseSums>();
  #last: Promise<void> = Promise.resolve();

  constructor(deps: UseCounterDeps) {
    this.#deps = deps;
    this.#writing = every(deps.timer, WRITE_EVERY_MS, () => this.write(), deps.onError);
  }

  count({ characters, heardMs, isFailed }: SpeechUse): void {
    const use = { characters, heardMs, requests: 1, failures: isFailed ? 1 : 0 };
    this.#add(dayOf(this.#deps.clock.now()), use);
  }

  /** Fulfilled once all is written that was counted until now; what could not be stays for the next time. */
  write(): Promise<void> {
    const written = this.#last.then(() => this.#writeNow());
    this.#last = written.catch(() => undefined);
    return written;
  }

  /** What was kept is gone, and what is not written yet goes with it. */
  clear(): void {
    this.#sums.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing[Symbol.asyncDispose]();
    await this.write().catch(this.#deps.onError);
  }

  async #writeNow(): Promise<void> {
    if (this.#sums.size === 0) return;
    const sums = this.#sums;
    this.#sums = new Map();
    try {
      await this.#deps.write(Array.from(sums, ([day, use]) => ({ day, ...use })));
    } catch (error) {
      for (const [day, use] of sums) this.#add(day, use);
      throw error;
    }
  }

  #add(day: number, use: UseSums): void {
    const sums = this.#sums.get(day) ?? NOTHING;
    this.#sums.set(day, {
      characters: sums.characters + use.characters,
      heardMs: sums.heardMs + use.heardMs,
      requests: sums.requests + use.requests,
      failures: sums.failures + use.failures,
    });
  }
}
