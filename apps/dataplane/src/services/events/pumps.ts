import type { HeldDelivery } from './held-delivery.ts';
import { Pump } from './pump.ts';
import type { PumpOptions } from './pump.ts';
import type { Subscription } from './subscription.ts';

/** A pump for each subscription that is delivered to. */
export class Pumps implements AsyncDisposable {
  readonly #options: PumpOptions;
  readonly #pumps = new Map<string, Pump>();
  readonly #closing = new Set<Promise<void>>();
  #isEnded = false;

  constructor(options: PumpOptions) {
    this.#options = options;
  }

  /** Begins with those that are new, and ends those that are no more. */
  use(active: readonly Subscription[]): void {
    const ids = new Set(active.map(({ id }) => id));
    for (const id of this.#pumps.keys()) if (!ids.has(id)) this.#close(id);
    if (this.#isEnded) return;
    for (const subscription of active) {
      const pump = this.#pumps.get(subscription.id);
      // Of a thousand subscriptions one is changed: the others have nothing new to deliver.
      if (pump && !pump.use(subscription)) continue;
      if (!pump) this.#pumps.set(subscription.id, new Pump(subscription, this.#options));
      this.wake(subscription.id);
    }
  }

  wake(id: string): void {
    this.#pumps.get(id)?.wake();
  }

  /** Keeps a place for a delivery that is about to be written as claimed by this process. */
  reserve(id: string, untilMs: number): boolean {
    return this.#pumps.get(id)?.reserve(untilMs) ?? false;
  }

  /** A subscription that has gone meanwhile, and comes back, gets them when their leases end. */
  handOver(id: string, held: readonly HeldDelivery[], reserved: number): void {
    this.#pumps.get(id)?.handOver(held, reserved);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isEnded = true;
    this.use([]);
    await Promise.all(this.#closing);
  }

  #close(id: string): void {
    const pump = this.#pumps.get(id);
    if (!pump) return;
    this.#pumps.delete(id);
    const closing = pump[Symbol.asyncDispose]().finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }
}
