interface Group<Item> {
  readonly items: Item[];
  readonly written: PromiseWithResolvers<void>;
}

/**
 * Writes one group at a time: whatever is added while a write is under way is written together after
 * it. So a busy process writes less often, and nobody waits for longer than two writes.
 */
export class GroupWriter<Item> {
  readonly #write: (items: readonly Item[]) => Promise<void>;
  #next: Group<Item> | undefined;
  #isWriting = false;

  constructor(write: (items: readonly Item[]) => Promise<void>) {
    this.#write = write;
  }

  /** Fulfilled once it is written; rejected with what its group failed of. */
  add(item: Item): Promise<void> {
    this.#next ??= { items: [], written: Promise.withResolvers() };
    this.#next.items.push(item);
    const { promise } = this.#next.written;
    if (!this.#isWriting) void this.#writeAll();
    return promise;
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    for (let group = this.#take(); group; group = this.#take()) {
      await this.#write(group.items).then(group.written.resolve, group.written.reject);
    }
    this.#isWriting = false;
  }

  #take(): Group<Item> | undefined {
    const group = this.#next;
    this.#next = undefined;
    return group;
  }
}
