import type { Clock } from '@switchboard/kernel';
import type { Store } from '../store/store.ts';

/** How much an account has left of the second that runs. */
interface Allowance {
  left: number;
  at: number;
}

/** How many texts a second each account may submit; kept over a restart. */
export class Paces {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #allowances = new Map<string, Allowance>();

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @returns null where an account may as it likes */
  of(account: string): number | null {
    const sql = 'SELECT per_second AS pace FROM pace WHERE account = ?';
    return this.#store.get<{ pace: number }>(sql, account)?.pace ?? null;
  }

  set(account: string, perSecond: number | null): void {
    this.#allowances.delete(account);
    if (perSecond === null)
      return void this.#store.run('DELETE FROM pace WHERE account = ?', account);
    const sql = 'INSERT INTO pace VALUES (?, ?) ON CONFLICT DO UPDATE SET per_second = ?';
    this.#store.run(sql, account, perSecond, perSecond);
  }

  /** Counts one text. @returns whether it may be taken */
  take(account: string): boolean {
    const pace = this.of(account);
    if (pace === null) return true;
    const now = this.#clock.now();
    const most = pace === 0 ? 0 : Math.max(1, pace);
    const { left, at } = this.#allowances.get(account) ?? { left: most, at: now };
    const grown = Math.min(most, left + ((now - at) / 1_000) * pace);
    const isTaken = grown >= 1;
    this.#allowances.set(account, { left: isTaken ? grown - 1 : grown, at: now });
    return isTaken;
  }

  clear(): void {
    this.#allowances.clear();
  }
}
