/** Says that something begins, to whoever wants to know. */
export class Signal {
  readonly #listeners = new Set<() => void>();

  readonly watch = (listener: () => void): (() => void) => {
    const own = (): void => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  };

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
