import type { Store } from './store.ts';

interface Queued {
  readonly work: () => void;
  readonly fail: (error: unknown) => void;
  readonly committed: () => void;
}

/**
 * Commits together what comes in one turn of the event loop: a commit waits for the disk, and ten that come at
 * once need not wait ten times.
 */
export class GroupCommit implements Disposable {
  readonly #store: Store;
  #queue: Queued[] = [];
  #isClosed = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** @returns what `work` returned, once it is on the disk */
  run<Result>(work: () => Result): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    let result: Result;
    if (this.#queue.length === 0) setImmediate(() => this.#flush());
    this.#queue.push({
      work: () => void (result = work()),
      fail: reject,
      committed: () => resolve(result),
    });
    return promise;
  }

  /** What waits is done at once. */
  [Symbol.dispose](): void {
    this.#flush();
    this.#isClosed = true;
  }

  #flush(): void {
    if (this.#isClosed) return;
    const queue = this.#queue;
    this.#queue = [];
    try {
      this.#store.transaction(() => queue.forEach(({ work }) => work()));
      for (const { committed } of queue) committed();
    } catch {
      // One of them spoilt it for all: each by itself.
      for (const one of queue) this.#commitAlone(one);
    }
  }

  #commitAlone({ work, committed, fail }: Queued): void {
    try {
      this.#store.transaction(work);
      committed();
    } catch (error) {
      fail(error);
    }
  }
}
