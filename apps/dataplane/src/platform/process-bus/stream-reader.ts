import type { Clock } from '@switchboard/kernel';
import { delay } from '@switchboard/kernel';
import type { Redis } from 'ioredis';
import { fromFields, STREAM } from './entry.ts';
import type { Entry } from './entry.ts';

/** How long a read waits for something to come. */
export const BLOCK_MS = 5_000;
const BATCH = 500;
const RETRY_MS = 200;
/** Processes whose numbers are remembered; more than ever run at once. */
const MAX_SENDERS = 1_000;

export interface StreamEvents {
  readonly onEntry: (entry: Entry) => void;
  /** Something was published that was never read, and is gone. */
  readonly onGap: () => void;
}

/**
 * Reads the stream from where it stood at the start. Each message comes once and in order, also over
 * lost connections; what the stream no longer holds is noticed by the numbers of its sender.
 */
export class StreamReader implements Disposable {
  readonly #redis: Redis;
  readonly #clock: Clock;
  readonly #events: StreamEvents;
  readonly #ended = new AbortController();
  /** The last number of each process that was ever heard of here. */
  readonly #sequences = new Map<string, number>();
  #lastId: string;

  private constructor(redis: Redis, clock: Clock, events: StreamEvents, lastId: string) {
    this.#redis = redis;
    this.#clock = clock;
    this.#events = events;
    this.#lastId = lastId;
  }

  static async open(redis: Redis, clock: Clock, events: StreamEvents): Promise<StreamReader> {
    const [last] = await redis.xrevrange(STREAM, '+', '-', 'COUNT', 1);
    const reader = new StreamReader(redis, clock, events, last?.[0] ?? '0-0');
    void reader.#readAll();
    return reader;
  }

  [Symbol.dispose](): void {
    this.#ended.abort();
  }

  async #readAll(): Promise<void> {
    while (!this.#ended.signal.aborted) {
      try {
        await this.#read();
      } catch {
        // The connection says itself why; it comes back, and the next read goes on after the last one.
        await delay(this.#clock, RETRY_MS, this.#ended.signal).catch(() => undefined);
      }
    }
  }

  async #read(): Promise<void> {
    const from = ['COUNT', BATCH, 'BLOCK', BLOCK_MS, 'STREAMS', STREAM, this.#lastId] as const;
    const answer = (await this.#redis.xread(...from)) as Answer;
    for (const [id, fields] of answer?.[0]?.[1] ?? []) {
      if (this.#ended.signal.aborted) return;
      this.#lastId = id;
      const entry = fromFields(fields);
      if (entry && this.#isNext(entry)) this.#events.onEntry(entry);
    }
  }

  /** False for one that was read before. */
  #isNext({ from, sequence }: Entry): boolean {
    const last = this.#sequences.get(from);
    if (last !== undefined && sequence <= last) return false;
    this.#remember(from, sequence);
    if (last !== undefined && sequence > last + 1) this.#events.onGap();
    return true;
  }

  /** The one that was silent for longest is forgotten first. */
  #remember(from: string, sequence: number): void {
    this.#sequences.delete(from);
    this.#sequences.set(from, sequence);
    const [oldest] = this.#sequences.keys();
    if (this.#sequences.size > MAX_SENDERS && oldest) this.#sequences.delete(oldest);
  }
}

type Answer =
  readonly (readonly [string, readonly (readonly [string, readonly string[]])[]])[] | null;
