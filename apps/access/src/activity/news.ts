import type { EventEmitter } from 'node:events';

/** Whether there was any news since one last looked; however much, it counts once. */
export class News implements Disposable {
  readonly #emitter: EventEmitter;
  #there = false;
  #wake: (() => void) | undefined;
  readonly #hear = (): void => {
    this.#there = true;
    this.#wake?.();
  };

  constructor(emitter: EventEmitter) {
    this.#emitter = emitter;
    emitter.on('activity', this.#hear);
  }

  /** Resolves when there is some, or when the signal says that nobody waits any more. */
  async next(signal: AbortSignal): Promise<void> {
    if (!this.#there && !signal.aborted) await this.#wait(signal);
    this.#there = false;
  }

  /** The signal may live for hours, and is waited for again and again. */
  async #wait(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = (): void => resolve();
    this.#wake = stop;
    signal.addEventListener('abort', stop);
    await promise;
    signal.removeEventListener('abort', stop);
  }

  [Symbol.dispose](): void {
    this.#emitter.off('activity', this.#hear);
  }
}
