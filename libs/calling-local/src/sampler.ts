import type { LocalCall } from './call.ts';
import { Statistics } from './media/statistics.ts';
import type { Flow } from './media/statistics.ts';

const EVERY_MS = 1_000;
const samplers = new WeakMap<LocalCall, Sampler>();

/** Looks at a call's counters once a second, for as long as somebody wants to know. */
export class Sampler {
  readonly #call: LocalCall;
  readonly #listeners = new Set<(flows: readonly Flow[]) => void>();
  readonly #statistics = new Statistics();
  #timer: Disposable | undefined;

  static of(call: LocalCall): Sampler {
    const known = samplers.get(call) ?? new Sampler(call);
    samplers.set(call, known);
    return known;
  }

  private constructor(call: LocalCall) {
    this.#call = call;
    call.inner.hear('over', () => this.#stop());
  }

  listen(listener: (flows: readonly Flow[]) => void): () => void {
    this.#listeners.add(listener);
    this.#timer ??= this.#wait();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  #wait(): Disposable {
    return this.#call.line.platform.clock.after(EVERY_MS, () => {
      this.#timer = this.#wait();
      // A connection that closes while it is asked has nothing to tell.
      this.#look().catch(() => undefined);
    });
  }

  async #look(): Promise<void> {
    const flows = await this.#statistics.read(this.#call.media.connections);
    for (const listener of this.#listeners) listener(flows);
  }

  #stop(): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
  }
}
