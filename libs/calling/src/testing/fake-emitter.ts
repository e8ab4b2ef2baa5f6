type Listener = (...args: never[]) => unknown;

/** Every listener on every fake object, for tests that look for leaks. */
export class ListenerCount {
  value = 0;
}

export class FakeEmitter {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #count: ListenerCount;

  constructor(count: ListenerCount) {
    this.#count = count;
  }

  on(event: string, listener: Listener): void {
    const known = this.#listeners.get(event) ?? new Set<Listener>();
    this.#listeners.set(event, known);
    if (!known.has(listener)) this.#count.value += 1;
    known.add(listener);
  }

  off(event: string, listener: Listener): void {
    if (this.#listeners.get(event)?.delete(listener)) this.#count.value -= 1;
  }

  emit(event: string, value?: unknown): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      (listener as (value: unknown) => void)(value);
    }
  }
}
