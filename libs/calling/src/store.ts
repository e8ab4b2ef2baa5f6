import { share } from './share.ts';
import type { CallingState, CallRef, CallSnapshot } from './state.ts';

/** The one place where the state changes. */
export class Store {
  #state: CallingState;
  readonly #listeners = new Set<() => void>();

  constructor(initial: CallingState) {
    this.#state = initial;
  }

  readonly getSnapshot = (): CallingState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  patch(change: Partial<CallingState>): void {
    const next = share(this.#state, { ...this.#state, ...change });
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener();
  }

  call(ref: CallRef): CallSnapshot | undefined {
    return this.#state.calls[ref];
  }

  patchCall(ref: CallRef, change: Partial<CallSnapshot>): void {
    const call = this.#state.calls[ref];
    if (call) this.putCall({ ...call, ...change });
  }

  putCall(call: CallSnapshot): void {
    this.patch({ calls: { ...this.#state.calls, [call.ref]: call } });
  }

  dropCall(ref: CallRef): void {
    const { [ref]: _gone, ...calls } = this.#state.calls;
    this.patch({ calls });
  }
}
