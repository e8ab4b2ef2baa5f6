import type { Clock } from '@switchboard/kernel';
import { delay } from '@switchboard/kernel';
import type { Redis } from 'ioredis';
import { toFields } from './entry.ts';
import type { Entry } from './entry.ts';
import { KEEP_S } from './keys.ts';

/** What readers can catch up with after they were away; beyond it they are told that they missed something. */
const KEPT = 10_000;
/** Waiting while Redis is away; beyond it the oldest go, and readers notice the gap. */
const MAX_WAITING = 20_000;
const MAX_WAITING_BYTES = 64 * 1024 * 1024;
const BATCH = 500;
const RETRY_MS = 200;
/** What waits when the process stops has this long to be written. */
const LAST_MS = 1_000;

/** A message and the stream it is for. */
export interface Addressed {
  readonly stream: string;
  readonly entry: Entry;
}

/** Appends to streams in the order of publishing; what fails is tried again, so readers may see it twice. */
export class StreamWriter implements AsyncDisposable {
  readonly #redis: Redis;
  readonly #clock: Clock;
  readonly #onTrouble: (error: unknown) => void;
  readonly #ended = new AbortController();
  #waiting: Addressed[] = [];
  #bytes = 0;
  /** How many there were, and how many of them wait no more. */
  #taken = 0;
  #gone = 0;
  #awaited: { readonly count: number; readonly resolve: () => void }[] = [];
  #writing: Promise<void> | undefined;

  constructor(redis: Redis, clock: Clock, onTrouble: (error: unknown) => void) {
    this.#redis = redis;
    this.#clock = clock;
    this.#onTrouble = onTrouble;
  }

  /** What comes after the end is for nobody. */
  write(addressed: Addressed): void {
    if (this.#ended.signal.aborted) return;
    this.#waiting.push(addressed);
    this.#taken += 1;
    this.#bytes += addressed.entry.message.length;
    while (this.#waiting.length > MAX_WAITING || this.#bytes > MAX_WAITING_BYTES) this.#drop();
    this.#writing ??= this.#writeAll();
  }

  /** Fulfilled when all that waits now was written, or went for want of room, which readers notice. */
  written(): Promise<void> {
    if (this.#waiting.length === 0) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#awaited.push({ count: this.#taken, resolve });
    return promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const late = delay(this.#clock, LAST_MS, this.#ended.signal).catch(() => undefined);
    await Promise.race([this.#writing, late]);
    this.#ended.abort();
    while (this.#waiting.length > 0) this.#drop();
  }

  #drop(): void {
    this.#bytes -= this.#waiting.shift()?.entry.message.length ?? 0;
    this.#gone += 1;
    while (this.#awaited[0] && this.#awaited[0].count <= this.#gone)
      this.#awaited.shift()?.resolve();
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#ended.signal.aborted) {
      const batch = this.#waiting.slice(0, BATCH);
      const error = await this.#append(batch);
      if (error === undefined) this.#written(batch);
      else {
        this.#onTrouble(error);
        await delay(this.#clock, RETRY_MS, this.#ended.signal).catch(() => undefined);
      }
    }
    this.#writing = undefined;
  }

  /** Some of it may have gone meanwhile, for want of room. */
  #written(batch: readonly Addressed[]): void {
    const done = new Set(batch);
    while (this.#waiting[0] && done.has(this.#waiting[0])) this.#drop();
  }

  /** All of a batch or nothing: one that failed half-way is written again as a whole. */
  async #append(batch: readonly Addressed[]): Promise<unknown> {
    const transaction = this.#redis.multi();
    for (const { stream, entry } of batch) {
      transaction.xadd(stream, 'MAXLEN', '~', KEPT, '*', ...toFields(entry));
    }
    // What nobody reads any more, because its process is gone, goes by itself.
    for (const stream of new Set(batch.map((one) => one.stream))) {
      transaction.expire(stream, KEEP_S);
    }
    return transaction.exec().then(
      (results) => (results === null ? new Error('the transaction was discarded') : undefined),
      (error: unknown) => error,
    );
  }
}
