import { delay } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Store } from '../store/store.ts';

/** How long the network takes for an account's orders of numbers; kept over a restart. */
export class OrderDelays {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** In milliseconds of the carrier's clock. */
  of(account: string): number {
    return this.#store.count('SELECT ms AS n FROM order_delay WHERE account = ?', account);
  }

  /** Of orders that come from now on. */
  set(account: string, ms: number): void {
    const sql = 'INSERT INTO order_delay VALUES (?, ?) ON CONFLICT DO UPDATE SET ms = excluded.ms';
    this.#store.run(sql, account, ms);
  }

  /** @returns false when whoever ordered has hung up first */
  async pass(account: string, hungUp: AbortSignal): Promise<boolean> {
    const ms = this.of(account);
    if (ms === 0) return true;
    return delay(this.#clock, ms, hungUp).then(
      () => true,
      () => false,
    );
  }
}
