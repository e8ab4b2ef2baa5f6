import type { EventEmitter } from 'node:events';
import type { Change } from './change.ts';

/** More than a page reloads one by one. */
const MAX_WAITING = 200;

/** What has changed since one last looked; too much of it is said in one word. */
export class Changes<Told extends Change> implements Disposable {
  readonly #emitter: EventEmitter;
  readonly #missed: Told;
  readonly #waiting = new Map<string, Told>();
  #wake: (() => void) | undefined;
  readonly #hear = (change: Told): void => {
    if (this.#waiting.size >= MAX_WAITING) this.#miss();
    else this.#waiting.set(`${change.kind} ${change.id}`, change);
    this.#wake?.();
  };

  constructor(emitter: EventEmitter, missed: Told) {
    this.#emitter = emitter;
    this.#missed = missed;
    emitter.on('change', this.#hear);
  }

  /** Each kind of change of one thing once; none when the signal says that nobody waits any more. */
  async next(signal: AbortSignal): Promise<readonly Told[]> {
    if (this.#waiting.size === 0 && !signal.aborted) await this.#wait(signal);
    const changes = [...this.#waiting.values()];
    this.#waiting.clear();
    return changes;
  }

  #miss(): void {
    this.#waiting.clear();
    this.#waiting.set('missed', this.#missed);
  }

  /** The signal may live for hours, and is waited for again and again. */
  async #wait(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = (): void => resolve();
    this.#wake = stop;
    signal.addEventListener('abort', stop);
    await promise;
    signal.removeEventListener('abort', stop);
    this.#wake = undefined;
  }

  [Symbol.dispose](): void {
    this.#emitter.off('change', this.#hear);
  }
}
