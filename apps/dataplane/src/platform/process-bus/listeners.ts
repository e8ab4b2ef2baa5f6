/** Who wants to hear of something that carries no message. */
export class Listeners {
  readonly #listeners = new Set<() => void>();

  add(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  call(): void {
    for (const listener of this.#listeners) listener();
  }
}
