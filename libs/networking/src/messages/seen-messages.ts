/** How far behind the latest one a message may come that was overtaken. */
const WINDOW = 256;

/**
 * Which numbers of messages have been dealt with. Numbers grow by one and begin again after 2³²; one that
 * is further behind than the window counts as seen.
 */
export class SeenMessages {
  readonly #window: number;
  #latest: number | undefined;
  readonly #recent = new Set<number>();

  constructor(window = WINDOW) {
    this.#window = window;
  }

  has(id: number): boolean {
    if (this.#latest === undefined) return false;
    const behind = distance(id, this.#latest);
    if (behind < 0) return false;
    return behind >= this.#window || this.#recent.has(id);
  }

  add(id: number): void {
    this.#recent.add(id);
    if (this.#latest === undefined || distance(id, this.#latest) < 0) this.#latest = id;
    if (this.#recent.size <= this.#window) return;
    for (const one of this.#recent) {
      if (distance(one, this.#latest) >= this.#window) this.#recent.delete(one);
    }
  }
}

/** How far `id` is behind `latest`; negative when it is ahead. */
function distance(id: number, latest: number): number {
  return (latest - id) | 0;
}
