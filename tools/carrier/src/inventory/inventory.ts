import type { Clock } from '@switchboard/kernel';
import { carrierError } from '../carrier-errors.ts';
import type { StockNumber } from '../stock/number-range.ts';
import { findNumber, numbersLike } from '../stock/stock.ts';
import type { Wanted } from '../stock/stock.ts';
import type { Store } from '../store/store.ts';
import { notAvailable, outOfStock } from './refusals.ts';

const MAX_HOLDS = 20_000;
const MAX_ORDERS = 100_000;

export type WhatToHold =
  | { readonly phoneNumbers: readonly string[] }
  | { readonly find: Wanted & { readonly quantity: number } };

/** Whose numbers are whose. Every change is one transaction: all of it or nothing. */
export class Inventory {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @returns the account that has bought a number and not released it */
  ownerOf(number: string): string | undefined {
    return this.#store.get<{ account: string }>(
      'SELECT account FROM owned WHERE number = ? AND released_at IS NULL',
      number,
    )?.account;
  }

  /** @returns what is free now, in order */
  free(wanted: Wanted, limit: number): StockNumber[] {
    const found: StockNumber[] = [];
    for (const one of numbersLike(wanted)) {
      if (found.length >= limit) break;
      if (this.#isFree(one.phoneNumber)) found.push(one);
    }
    return found;
  }

  /**
   * Keeps numbers for an account until `seconds` are over. Asked again under the same key it keeps the same
   * ones for as long again; other numbers under the key take their place.
   *
   * @throws RefusedNumbers `out-of-stock`, `not-available`
   */
  hold(account: string, key: string, what: WhatToHold, seconds: number): string[] {
    const expiresAt = this.#clock.now() + seconds * 1_000;
    return this.#store.transaction(() => {
      const held = this.#heldUnder(account, key);
      const isSame = 'find' in what && held.length > 0;
      const numbers = isSame ? held : this.#choose(account, key, what);
      this.#release(account, key);
      if (this.#store.count('SELECT count(*) AS n FROM hold') + numbers.length > MAX_HOLDS)
        throw carrierError('too-many', 'Too many numbers are held.');
      for (const number of numbers)
        this.#store.run('INSERT INTO hold VALUES (?, ?, ?, ?)', number, account, key, expiresAt);
      return numbers;
    });
  }

  /** Lets go of what is held under a key, if anything is. */
  letGo(account: string, key: string): void {
    this.#release(account, key);
  }

  /**
   * Buys, once for each key however often it is asked.
   *
   * @param holdKey numbers that are held under it may be bought
   * @throws RefusedNumbers `not-available`; then nothing was bought
   */
  order(account: string, key: string, numbers: readonly string[], holdKey?: string): string[] {
    return this.#store.transaction(() => {
      const former = this.#orderOf(account, key);
      if (former) return former;
      this.#assertAvailable(account, holdKey, numbers);
      if (this.#store.count('SELECT count(*) AS n FROM number_order') >= MAX_ORDERS)
        throw carrierError('too-many', 'Too many orders were made.');
      for (const number of numbers) this.#buy(account, number);
      const text = JSON.stringify(numbers);
      this.#store.run('INSERT INTO number_order VALUES (?, ?, ?)', account, key, text);
      return [...numbers];
    });
  }

  /** @throws PlatformError `not-yours` for a number that the account has never bought */
  release(account: string, number: string): void {
    this.#store.transaction(() => {
      const one = this.#store.get<{ released_at: number | null }>(
        'SELECT released_at FROM owned WHERE number = ? AND account = ?',
        number,
        account,
      );
      if (!one) throw carrierError('not-yours', 'The account has never bought this number.');
      if (one.released_at !== null) return;
      const now = this.#clock.now();
      this.#store.run('UPDATE owned SET released_at = ? WHERE number = ?', now, number);
    });
  }

  /** @returns how many numbers are bought and how many held */
  count(): { bought: number; held: number } {
    const bought = 'SELECT count(*) AS n FROM owned WHERE released_at IS NULL';
    const held = 'SELECT count(*) AS n FROM hold WHERE expires_at > ?';
    return {
      bought: this.#store.count(bought),
      held: this.#store.count(held, this.#clock.now()),
    };
  }

  #choose(account: string, key: string, what: WhatToHold): string[] {
    if ('phoneNumbers' in what) {
      this.#assertAvailable(account, key, what.phoneNumbers);
      return [...what.phoneNumbers];
    }
    const { quantity } = what.find;
    const found = this.free(what.find, quantity).map(({ phoneNumber }) => phoneNumber);
    if (found.length < quantity) throw outOfStock(found.length);
    return found;
  }

  #assertAvailable(account: string, key: string | undefined, numbers: readonly string[]): void {
    const held = new Set(key === undefined ? [] : this.#heldUnder(account, key));
    const missing = numbers.filter(
      (number) => !this.#isFree(number) && !(held.has(number) && !this.ownerOf(number)),
    );
    if (missing.length > 0) throw notAvailable(missing);
  }

  #isFree(number: string): boolean {
    if (!findNumber(number) || this.ownerOf(number) !== undefined) return false;
    const used = this.#store.count(
      `SELECT (SELECT count(*) FROM hold WHERE number = ? AND expires_at > ?)
        + (SELECT count(*) FROM handset WHERE number = ?) AS n`,
      number,
      this.#clock.now(),
      number,
    );
    return used === 0;
  }

  #heldUnder(account: string, key: string): string[] {
    return this.#store
      .all<{ number: string }>(
        'SELECT number FROM hold WHERE account = ? AND key = ? AND expires_at > ? ORDER BY rowid',
        account,
        key,
        this.#clock.now(),
      )
      .map(({ number }) => number);
  }

  /** What has expired goes with it, whoever held it. */
  #release(account: string, key: string): void {
    this.#store.run(
      'DELETE FROM hold WHERE (account = ? AND key = ?) OR expires_at <= ?',
      account,
      key,
      this.#clock.now(),
    );
  }

  #orderOf(account: string, key: string): string[] | undefined {
    const row = this.#store.get<{ numbers: string }>(
      'SELECT numbers FROM number_order WHERE account = ? AND key = ?',
      account,
      key,
    );
    return row && (JSON.parse(row.numbers) as string[]);
  }

  #buy(account: string, number: string): void {
    this.#store.run('DELETE FROM hold WHERE number = ?', number);
    this.#store.run(
      `INSERT INTO owned VALUES (?, ?, ?, NULL) ON CONFLICT DO UPDATE
        SET account = excluded.account, bought_at = excluded.bought_at, released_at = NULL`,
      number,
      account,
      this.#clock.now(),
    );
  }
}
