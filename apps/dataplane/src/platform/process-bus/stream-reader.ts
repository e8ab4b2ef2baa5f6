import type { Clock } from '@switchboard/kernel';
import { delay } from '@switchboard/kernel';
import type { Redis } from 'ioredis';
import { fromFields } from './entry.ts';
import type { Entry } from './entry.ts';

/** How long a read waits for something to come. */
export const BLOCK_MS = 5_000;
const BATCH = 500;
const RETRY_MS = 200;
/** Senders whose numbers are remembered, for each stream; more than ever run at once. */
const MAX_SENDERS = 1_000;

export interface StreamEvents {
  readonly onEntry: (entry: Entry, stream: string) => void;
  /** Something was published that was never read, and is gone. */
  readonly onGap: () => void;
  /** Nothing is read any more. */
  readonly onError: (error: unknown) => void;
}

/**
 * Reads streams from where they stood at the start. Each message comes once and in order, also over
 * lost connections; what a stream no longer holds is noticed by the numbers of its sender.
 */
export class StreamReader implements Disposable {
  readonly #redis: Redis;
  readonly #clock: Clock;
  readonly #events: StreamEvents;
  readonly #ended = new AbortController();
  /** The last number of each sender in each stream. */
  readonly #sequences = new Map<string, number>();
  /** Where each stream is read on. */
  readonly #lastIds: Map<string, string>;

  private constructor(
    redis: Redis,
    clock: Clock,
    events: StreamEvents,
    lastIds: Map<string, string>,
  ) {
    this.#redis = redis;
    this.#clock = clock;
    this.#events = events;
    this.#lastIds = lastIds;
  }

  static async open(
    redis: Redis,
    clock: Clock,
    { streams, ...events }: StreamEvents & { readonly streams: readonly string[] },
  ): Promise<StreamReader> {
    const ends = streams.map(async (stream) => {
      const [last] = await redis.xrevrange(stream, '+', '-', 'COUNT', 1);
      return [stream, last?.[0] ?? '0-0'] as const;
    });
    const reader = new StreamReader(redis, clock, events, new Map(await Promise.all(ends)));
    reader.#readAll().catch(events.onError);
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
    const where = [...this.#lastIds.keys(), ...this.#lastIds.values()];
    const asked = ['COUNT', BATCH, 'BLOCK', BLOCK_MS, 'STREAMS', ...where] as const;
    const answer = (await this.#redis.xread(...asked)) as Answer;
    for (const [stream, entries] of answer ?? []) {
      for (const [id, fields] of entries) this.#take(stream, id, fields);
    }
  }

  #take(stream: string, id: string, fields: readonly string[]): void {
    if (this.#ended.signal.aborted) return;
    this.#lastIds.set(stream, id);
    const entry = fromFields(fields);
    if (entry && this.#isNext(stream, entry)) this.#events.onEntry(entry, stream);
  }

  /** False for one that was read before. */
  #isNext(stream: string, { from, sequence }: Entry): boolean {
    const sender = `${stream} ${from}`;
    const last = this.#sequences.get(sender);
    if (last !== undefined && sequence <= last) return false;
    this.#remember(sender, sequence);
    if (last !== undefined && sequence > last + 1) this.#events.onGap();
    return true;
  }

  /** The one that was silent for longest is forgotten first. */
  #remember(sender: string, sequence: number): void {
    this.#sequences.delete(sender);
    this.#sequences.set(sender, sequence);
    const [oldest] = this.#sequences.keys();
    if (this.#sequences.size > MAX_SENDERS && oldest) this.#sequences.delete(oldest);
  }
}

type Answer =
  readonly (readonly [string, readonly (readonly [string, readonly string[]])[]])[] | null;
