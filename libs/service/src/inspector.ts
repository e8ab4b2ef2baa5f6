const KEEP = 1_000;
const MAX_PATH = 512;

/** Remembers the last thousand requests without what was in them, and tells who watches of each. */
export class Inspector<Record extends { readonly path: string }> {
  #records: Record[] = [];
  #next = 0;
  readonly #watchers = new Set<(record: Record) => void>();

  add(record: Record): void {
    const shown = { ...record, path: withoutQuery(record.path) };
    this.#records[this.#next] = shown;
    this.#next = (this.#next + 1) % KEEP;
    for (const watcher of this.#watchers) watcher(shown);
  }

  /** Oldest first. */
  list(): Record[] {
    return [...this.#records.slice(this.#next), ...this.#records.slice(0, this.#next)];
  }

  /** @returns what ends it */
  watch(watcher: (record: Record) => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  clear(): void {
    this.#records = [];
    this.#next = 0;
  }
}

function withoutQuery(path: string): string {
  return path.split('?', 1)[0]!.slice(0, MAX_PATH);
}
