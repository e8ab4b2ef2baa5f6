import type { Clock } from '@switchboard/kernel';
import { carrierError } from '../carrier-errors.ts';
import type { Store } from '../store/store.ts';
import { NEW_HANDSET } from './handset.ts';
import type { Handset, HandsetState, Lab } from './handset.ts';
import type { Hub } from './hub.ts';

const MAX_HANDSETS = 1_000;

interface Row {
  readonly number: string;
  readonly state: HandsetState;
  readonly receipts: Lab['receipts'];
  readonly receipt_delay: number;
  readonly parts: Lab['parts'];
  readonly seed: number;
  readonly made_at: number;
}

export interface HandsetChange {
  readonly state?: HandsetState | undefined;
  readonly lab?: { readonly [Field in keyof Lab]?: Lab[Field] | undefined } | undefined;
}

/** The handsets that there are. */
export class Handsets {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #hub: Hub;

  constructor(store: Store, clock: Clock, hub: Hub) {
    this.#store = store;
    this.#clock = clock;
    this.#hub = hub;
  }

  find(number: string): Handset | undefined {
    const row = this.#store.get<Row>('SELECT * FROM handset WHERE number = ?', number);
    return row && handsetOf(row);
  }

  /** @throws PlatformError `no-such-handset` */
  get(number: string): Handset {
    const handset = this.find(number);
    if (!handset) throw carrierError('no-such-handset', 'There is no handset of this number.');
    return handset;
  }

  /** @returns in the order of their making */
  list(): Handset[] {
    return this.#store.all<Row>('SELECT * FROM handset ORDER BY made_at, number').map(handsetOf);
  }

  /**
   * @returns the handset of a number, and whether it was made now
   * @throws PlatformError `number-in-service`, `too-many`
   */
  open(number: string): { handset: Handset; isNew: boolean } {
    return this.#store.transaction(() => {
      const known = this.find(number);
      if (known) return { handset: known, isNew: false };
      this.#assertRoom(number);
      const { state, lab } = NEW_HANDSET;
      this.#store.run(
        `INSERT INTO handset (number, state, receipts, receipt_delay, parts, seed, made_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
        ...[
          number,
          state,
          lab.receipts,
          lab.receiptDelayMs,
          lab.parts,
          lab.seed,
          this.#clock.now(),
        ],
      );
      return { handset: this.get(number), isNew: true };
    });
  }

  /** @throws PlatformError `no-such-handset` */
  change(number: string, { state, lab }: HandsetChange): Handset {
    const former = this.get(number);
    const given = Object.entries(lab ?? {}).filter(([, value]) => value !== undefined);
    const next: Lab = { ...former.lab, ...Object.fromEntries(given) };
    this.#store.run(
      'UPDATE handset SET state = ?, receipts = ?, receipt_delay = ?, parts = ?, seed = ? WHERE number = ?',
      ...[state ?? former.state, next.receipts, next.receiptDelayMs, next.parts, next.seed, number],
    );
    const handset = this.get(number);
    this.#hub.tell(number, { type: 'handset', handset });
    return handset;
  }

  /** With all its texts. @throws PlatformError `no-such-handset` */
  delete(number: string): void {
    this.get(number);
    this.#store.transaction(() => {
      this.#store.run('DELETE FROM message WHERE handset = ?', number);
      this.#store.run('DELETE FROM handset WHERE number = ?', number);
    });
    this.#hub.tell(number, { type: 'gone' });
  }

  /** @returns a number that its long texts have in common, other each time */
  nextReference(number: string): number {
    const sql = 'UPDATE handset SET sent = sent + 1 WHERE number = ? RETURNING sent AS n';
    return this.#store.count(sql, number) & 0xffff;
  }

  #assertRoom(number: string): void {
    const taken = this.#store.count(
      `SELECT (SELECT count(*) FROM owned WHERE number = ? AND released_at IS NULL)
        + (SELECT count(*) FROM hold WHERE number = ? AND expires_at > ?) AS n`,
      number,
      number,
      this.#clock.now(),
    );
    if (taken > 0) throw carrierError('number-in-service', 'An account has this number.');
    if (this.#store.count('SELECT count(*) AS n FROM handset') >= MAX_HANDSETS)
      throw carrierError('too-many', 'There are too many handsets.');
  }
}

function handsetOf(row: Row): Handset {
  const { receipts, receipt_delay: receiptDelayMs, parts, seed } = row;
  return {
    phoneNumber: row.number,
    state: row.state,
    lab: { receipts, receiptDelayMs, parts, seed },
    madeAt: new Date(row.made_at).toISOString(),
  };
}
