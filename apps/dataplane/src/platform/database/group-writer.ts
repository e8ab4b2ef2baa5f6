import { delay } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';

interface Group<Item> {
  readonly items: Item[];
  readonly written: PromiseWithResolvers<void>;
}

export interface Gathering {
  /** The machine's: nobody advances it. */
  readonly clock: Clock;
  /** How long the first of a group waits for others. */
  readonly ms: number;
}

/**
 * Writes one group at a time: whatever is added while a write is under way is written together after
 * it. So a busy process writes less often, and nobody waits for longer than two writes.
 */
export class GroupWriter<Item> implements Disposable {
  readonly #write: (items: readonly Item[]) => Promise<void>;
  readonly #gathering: Gathering | undefined;
  readonly #ended = new AbortController();
  #next: Group<Item> | undefined;
  #isWriting = false;

  /** @param gathering for what nobody waits for: each group is given time to grow */
  constructor(write: (items: readonly Item[]) => Promise<void>, gathering?: Gathering) {
    this.#write = write;
    this.#gathering = gathering;
  }

  /** Fulfilled once it is written; rejected with what its group failed of. */
  add(item: Item): Promise<void> {
    this.#next ??= { items: [], written: Promise.withResolvers() };
    this.#next.items.push(item);
    const { promise, reject } = this.#next.written;
    if (!this.#isWriting) this.#writeAll().catch(reject);
    return promise;
  }

  /** What waits is written now, and from now on everything at once. */
  [Symbol.dispose](): void {
    this.#ended.abort();
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#next) {
      if (this.#gathering) await this.#gather(this.#gathering);
      const { items, written } = this.#next;
      this.#next = undefined;
      try {
        await this.#write(items);
        written.resolve();
      } catch (error) {
        written.reject(error);
      }
    }
    this.#isWriting = false;
  }

  async #gather({ clock, ms }: Gathering): Promise<void> {
    await delay(clock, ms, this.#ended.signal).catch(() => undefined);
  }
}
