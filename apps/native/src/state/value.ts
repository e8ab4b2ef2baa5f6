/** Something that changes, and can be watched: what React's `useSyncExternalStore` wants, without React. */
export interface Value<T> {
  get(): T;
  /** @returns ends it */
  subscribe(listener: () => void): () => void;
}

export interface WritableValue<T> extends Value<T> {
  set(next: T): void;
}

export function createValue<T>(initial: T): WritableValue<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set(next) {
      if (Object.is(next, current)) return;
      current = next;
      for (const listener of [...listeners]) listener();
    },
  };
}
