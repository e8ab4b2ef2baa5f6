import type { LocalCall } from './call.ts';
import { Statistics } from './media/statistics.ts';
import type { Flow } from './media/statistics.ts';

const EVERY_MS = 1_000;
const samplers = new WeakMap<LocalCall, Sampler>();

/** Looks at a call's counters once a second, for as long as somebody wants to know. */
export class Sampler {
  private readonly _call: LocalCall;
  private readonly _listeners = new Set<(flows: readonly Flow[]) => void>();
  private readonly _statistics = new Statistics();
  private _timer: Disposable | undefined;

  static of(call: LocalCall): Sampler {
    const known = samplers.get(call) ?? new Sampler(call);
    samplers.set(call, known);
    return known;
  }

  private constructor(call: LocalCall) {
    this._call = call;
    call.events.subscribe('over', () => this._stop());
  }

  listen(listener: (flows: readonly Flow[]) => void): () => void {
    this._listeners.add(listener);
    this._timer ??= this._wait();
    return () => {
      this._listeners.delete(listener);
      if (this._listeners.size === 0) this._stop();
    };
  }

  private _wait(): Disposable {
    return this._call.owner.platform.clock.after(EVERY_MS, () => {
      this._timer = this._wait();
      // A connection that closes while it is asked has nothing to tell.
      this._look().catch(() => undefined);
    });
  }

  private async _look(): Promise<void> {
    const flows = await this._statistics.read(this._call.media.connections);
    for (const listener of this._listeners) listener(flows);
  }

  private _stop(): void {
    this._timer?.[Symbol.dispose]();
    this._timer = undefined;
  }
}
