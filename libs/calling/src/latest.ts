/**
 * Carries out one wish after another of the same kind, never two at once. While one is under way
 * only the latest is remembered: whoever clicks mute five times gets what the fifth click said.
 */
export class Latest<T> {
  readonly #apply: (wish: T) => Promise<void>;
  #wish: { readonly value: T } | undefined;
  #running: Promise<void> | undefined;

  constructor(apply: (wish: T) => Promise<void>) {
    this.#apply = apply;
  }

  /** Resolves when nothing is wished for any more; rejects when the last wish failed. */
  want(value: T): Promise<void> {
    this.#wish = { value };
    return (this.#running ??= this.#run());
  }

  async #run(): Promise<void> {
    try {
      for (let wish = this.#wish; wish; wish = this.#wish) {
        this.#wish = undefined;
        await this.#carryOut(wish.value);
      }
    } finally {
      // In the same step as the last look: a wish of the next one would wait for nobody otherwise.
      this.#running = undefined;
    }
  }

  async #carryOut(value: T): Promise<void> {
    try {
      await this.#apply(value);
    } catch (error) {
      // A failure that a later wish has overtaken is nobody's any more.
      if (!this.#wish) throw error;
    }
  }
}
