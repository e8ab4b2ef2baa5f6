import { randomBytes } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import { digestSecret } from '@switchboard/sip';
import { carrierError } from '../carrier-errors.ts';
import type { Store } from '../store/store.ts';

export const REALM = 'switchboard-carrier';
const MAX_PHONES = 1_000;

/** Which desk phones may register: each with the number of a handset, whose calls it then takes. Secrets themselves are not kept. */
export class Phones {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  get numbers(): string[] {
    return this.#store
      .all<{ number: string }>('SELECT number FROM phone ORDER BY made_at, number')
      .map(({ number }) => number);
  }

  has(number: string): boolean {
    return this.#store.count('SELECT count(*) AS n FROM phone WHERE number = ?', number) > 0;
  }

  /** Makes an account, or gives one another secret. @returns the secret @throws PlatformError `too-many` */
  make(number: string, secret = randomBytes(12).toString('base64url')): string {
    if (!this.has(number) && this.numbers.length >= MAX_PHONES)
      throw carrierError('too-many', 'There are too many desk phones.');
    this.#store.run(
      `INSERT INTO phone (number, secret, made_at) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET secret = excluded.secret`,
      ...[number, digestSecret('MD5', number, REALM, secret), this.#clock.now()],
    );
    return secret;
  }

  /** @throws PlatformError `no-such-phone` */
  delete(number: string): void {
    if (this.#store.run('DELETE FROM phone WHERE number = ?', number).changes === 0)
      throw carrierError('no-such-phone', 'There is no such desk phone.');
  }

  /** What `digestSecret` made of the secret, with MD5. */
  secretOf(number: string): string | undefined {
    const sql = 'SELECT secret FROM phone WHERE number = ?';
    return this.#store.get<{ secret: string }>(sql, number)?.secret;
  }
}
