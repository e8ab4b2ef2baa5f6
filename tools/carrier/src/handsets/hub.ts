import { carrierError } from '../carrier-errors.ts';
import type { Handset } from './handset.ts';
import type { HandsetMessage } from './message.ts';

export type HandsetEvent =
  | { readonly type: 'message'; readonly message: HandsetMessage }
  | { readonly type: 'handset'; readonly handset: Handset }
  | { readonly type: 'gone' };

type Listener = (event: HandsetEvent) => void;

const MAX_LISTENERS = 256;

/** Tells open pages what happens on their handset. */
export class Hub {
  readonly #listeners = new Map<string, Set<Listener>>();
  #count = 0;

  /** @throws PlatformError `too-many` */
  listen(number: string, listener: Listener): Disposable {
    if (this.#count >= MAX_LISTENERS) throw carrierError('too-many', 'Too many pages are open.');
    const listeners = this.#listeners.get(number) ?? new Set();
    this.#listeners.set(number, listeners.add(listener));
    this.#count += 1;
    return {
      [Symbol.dispose]: () => {
        if (!listeners.delete(listener)) return;
        this.#count -= 1;
        if (listeners.size === 0) this.#listeners.delete(number);
      },
    };
  }

  tell(number: string, event: HandsetEvent): void {
    for (const listener of [...(this.#listeners.get(number) ?? [])]) listener(event);
  }

  tellAll(event: HandsetEvent): void {
    for (const number of [...this.#listeners.keys()]) this.tell(number, event);
  }
}
