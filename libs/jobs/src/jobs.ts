import { codeOf } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import type { JobKind } from './job-kind.ts';
import { jobKind } from './job-kind.ts';
import { JobStore } from './job-store.ts';
import type { ClaimedJob, DeadJob, JobCounts } from './job-store.ts';
import type { Queryable } from './queryable.ts';

/** Whoever claimed a job and has not said for so long that it is at it, is dead. */
const LEASE_MS = 60_000;
const MAX_RUNNING = 8;
/** A database that did not answer is asked again after so long. */
const RETRY_MS = 1_000;

export interface JobsOptions {
  readonly db: Queryable;
  readonly clock: Clock;
  /** How often to look for what other processes have added, or left behind; never, where there are none. */
  readonly pollMs?: number;
  /** No other process does these jobs: what is claimed when this one starts, was by one that has died. */
  readonly isAlone?: boolean;
  /** How many are done at a time; 8 when absent. Who waits for others has room for as many as may wait. */
  readonly maxRunning?: number;
  /** Told of each attempt that failed; `isGivenUp` when it was the last. */
  readonly onFailure: (failure: JobFailure) => void;
  /** Told when the database did not answer. */
  readonly onTrouble: (error: unknown) => void;
}

export interface JobFailure {
  readonly kind: string;
  readonly id: number;
  readonly attempts: number;
  readonly isGivenUp: boolean;
  readonly error: unknown;
}

export interface AddOptions {
  /** Of jobs of one kind and key there is one. */
  readonly key?: string;
  readonly delayMs?: number;
}

interface Handler {
  readonly kind: JobKind<unknown>;
  readonly run: (payload: unknown, signal: AbortSignal) => Promise<void>;
  /** For a schedule: done again every so often. */
  readonly everyMs?: number;
}

type Schedule = Handler & { readonly everyMs: number };

const nothing = z.object({});

/**
 * Work that outlives the process which began it. A job is written in the transaction of what it follows
 * from, claimed by one process, and tried again until it is done or given up; one whose process died is
 * claimed by another. So it may run more than once, and must bear that.
 */
export class Jobs implements AsyncDisposable {
  readonly #store: JobStore;
  readonly #options: JobsOptions;
  readonly #handlers = new Map<string, Handler>();
  readonly #running = new Map<number, Promise<void>>();
  readonly #ended = new AbortController();
  #timer: Disposable | undefined;
  #round: Promise<void> | undefined;
  #isAskedAgain = false;
  #isStarted = false;

  constructor(options: JobsOptions) {
    this.#options = options;
    this.#store = new JobStore(options.db);
  }

  /** Says what a kind of job does; before `start`. `signal` is aborted when the process stops. */
  handle<Payload>(
    kind: JobKind<Payload>,
    run: (payload: Payload, signal: AbortSignal) => Promise<void>,
  ): void {
    this.#add({ kind, run: run as Handler['run'] });
  }

  /**
   * Does something at every multiple of `everyMs` since 1970, in one process of all; before `start`. What
   * was missed is done once, and a round that failed is the next one's work.
   */
  schedule(name: string, everyMs: number, work: (signal: AbortSignal) => Promise<void>): void {
    const kind = jobKind(name, nothing, {
      maxAttempts: Infinity,
      delayAfter: () => everyMs,
    });
    this.#add({ kind, everyMs, run: (_payload, signal) => work(signal) });
  }

  /** @param db the transaction of what it follows from; `wake` when that is committed */
  async add<Payload>(
    db: Queryable,
    { name }: JobKind<Payload>,
    payload: Payload,
    { key, delayMs = 0 }: AddOptions = {},
  ): Promise<void> {
    const nowMs = this.#options.clock.now();
    await this.#store.add(db, { kind: name, key, payload, nowMs, dueMs: nowMs + delayMs });
  }

  async start(): Promise<void> {
    const { clock, isAlone = false } = this.#options;
    const nowMs = clock.now();
    const kinds = [...this.#handlers.keys()];
    if (isAlone) await this.#store.releaseAll(kinds, nowMs, nowMs + LEASE_MS);
    const due = this.#schedules().map(({ kind, everyMs }) => ({
      kind: kind.name,
      dueMs: nextMultiple(everyMs, nowMs),
    }));
    await this.#store.ensure(due, nowMs);
    this.#isStarted = true;
    this.wake();
  }

  /** Looks for what is due now. */
  wake(): void {
    if (!this.#isStarted || this.#ended.signal.aborted) return;
    this.#isAskedAgain = true;
    this.#round ??= this.#runDue();
  }

  /** Fulfilled when nothing is due any more, for instance after the clock was advanced. */
  async settle(): Promise<void> {
    do {
      this.wake();
      await this.#round;
      await Promise.all(this.#running.values());
    } while (this.#round ?? this.#running.size > 0);
  }

  counts(): Promise<JobCounts> {
    return this.#store.counts();
  }

  dead(): Promise<DeadJob[]> {
    return this.#store.dead();
  }

  /** It was done otherwise, or need not be done. */
  cancel({ name }: Pick<JobKind<unknown>, 'name'>, key: string): Promise<void> {
    return this.#store.delete(name, key);
  }

  /** Tries a job anew; false when no such job was given up. */
  async revive(id: number): Promise<boolean> {
    const isRevived = await this.#store.revive(id, this.#options.clock.now());
    if (isRevived) this.wake();
    return isRevived;
  }

  /** Deletes every job but the schedules. */
  clear(): Promise<void> {
    return this.#store.clear(this.#schedules().map(({ kind }) => kind.name));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    this.#timer?.[Symbol.dispose]();
    await this.#round;
    await Promise.all(this.#running.values());
  }

  #schedules(): Schedule[] {
    return [...this.#handlers.values()].filter((one) => one.everyMs !== undefined) as Schedule[];
  }

  #add(handler: Handler): void {
    if (this.#isStarted) throw new TypeError('Jobs are being done already.');
    this.#handlers.set(handler.kind.name, handler);
  }

  async #runDue(): Promise<void> {
    try {
      while (this.#isAskedAgain && !this.#ended.signal.aborted) {
        this.#isAskedAgain = false;
        await this.#claim();
      }
      await this.#waitForNext();
    } catch (error) {
      this.#options.onTrouble(error);
      this.#isAskedAgain = false;
      this.#wakeAfter(RETRY_MS);
    } finally {
      this.#round = undefined;
    }
    if (this.#isAskedAgain) this.wake();
  }

  get #maxRunning(): number {
    return this.#options.maxRunning ?? MAX_RUNNING;
  }

  async #claim(): Promise<void> {
    const take = this.#maxRunning - this.#running.size;
    if (take <= 0) return;
    const nowMs = this.#options.clock.now();
    const claimed = await this.#store.claim({
      kinds: [...this.#handlers.keys()],
      nowMs,
      untilMs: nowMs + LEASE_MS,
      except: [...this.#running.keys()],
      take,
    });
    for (const job of claimed) this.#begin(job);
    if (claimed.length === take) this.#isAskedAgain = true;
  }

  #begin(job: ClaimedJob): void {
    const running = this.#run(job).finally(() => {
      this.#running.delete(job.id);
      this.wake();
    });
    this.#running.set(job.id, running);
  }

  async #waitForNext(): Promise<void> {
    // Whichever is done first looks for more.
    if (this.#running.size >= this.#maxRunning) return;
    const { clock, pollMs = Infinity } = this.#options;
    const except = [...this.#running.keys()];
    const nextMs = await this.#store.nextDueMs([...this.#handlers.keys()], except);
    const waitMs = Math.min(pollMs, (nextMs ?? Infinity) - clock.now());
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
    if (Number.isFinite(waitMs)) this.#wakeAfter(waitMs);
  }

  #wakeAfter(ms: number): void {
    if (this.#ended.signal.aborted) return;
    this.#timer?.[Symbol.dispose]();
    this.#timer = this.#options.clock.after(Math.max(1, ms), () => {
      this.#timer = undefined;
      this.wake();
    });
  }

  async #run(job: ClaimedJob): Promise<void> {
    const handler = this.#handlers.get(job.kind);
    if (!handler) return;
    try {
      await this.#attempt(handler, job);
    } catch (error) {
      // Its lease ends, and somebody tries it again.
      this.#options.onTrouble(error);
    }
  }

  async #attempt(handler: Handler, job: ClaimedJob): Promise<void> {
    const { clock } = this.#options;
    const renewing = this.#keep(job);
    try {
      await handler.run(handler.kind.schema.parse(job.payload), this.#ended.signal);
    } catch (error) {
      return await this.#failed(handler, job, error);
    } finally {
      renewing[Symbol.dispose]();
    }
    const { everyMs } = handler;
    if (everyMs === undefined) await this.#store.finish(job);
    else await this.#store.repeat(job, nextMultiple(everyMs, clock.now()));
  }

  /** Says from time to time that the job is being done. */
  #keep(job: ClaimedJob): Disposable {
    const { clock, onTrouble } = this.#options;
    let timer: Disposable;
    const wait = (): void => {
      timer = clock.after(LEASE_MS / 3, () => {
        this.#store.renew(job, clock.now() + LEASE_MS).catch(onTrouble);
        wait();
      });
    };
    wait();
    return { [Symbol.dispose]: () => timer[Symbol.dispose]() };
  }

  async #failed({ kind }: Handler, job: ClaimedJob, error: unknown): Promise<void> {
    const nowMs = this.#options.clock.now();
    if (this.#ended.signal.aborted) return this.#store.repeat(job, nowMs);
    const { id, attempts } = job;
    // What is not as it must be does not get better.
    const isGivenUp = attempts >= kind.maxAttempts || error instanceof z.ZodError;
    const dueMs = isGivenUp ? undefined : nowMs + kind.delayAfter(attempts);
    await this.#store.fail(job, dueMs, codeOf(error));
    this.#options.onFailure({ kind: kind.name, id, attempts, isGivenUp, error });
  }
}

function nextMultiple(ms: number, nowMs: number): number {
  return (Math.floor(nowMs / ms) + 1) * ms;
}
