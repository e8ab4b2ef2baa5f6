import { Held } from './held.ts';

type Listener = (...args: never[]) => unknown;

/** `on` and `off` as every object of the calling SDK has them. */
export class Emitter extends Held {
  private readonly _listeners = new Map<string, Set<Listener>>();

  on(event: string, listener: Listener): void {
    const known = this._listeners.get(event) ?? new Set<Listener>();
    this._listeners.set(event, known.add(listener));
  }

  off(event: string, listener: Listener): void {
    const known = this._listeners.get(event);
    known?.delete(listener);
    if (known?.size === 0) this._listeners.delete(event);
  }

  /** How many listeners there are, for tests that look for leaks. */
  get listenerCount(): number {
    return [...this._listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** A listener that throws must not keep the others from hearing. */
  protected emit(event: string, ...args: unknown[]): void {
    for (const listener of [...(this._listeners.get(event) ?? [])]) {
      try {
        (listener as (...args: unknown[]) => unknown)(...args);
      } catch (error) {
        reportError(error);
      }
    }
  }

  protected removeListeners(): void {
    this._listeners.clear();
  }
}

function reportError(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
