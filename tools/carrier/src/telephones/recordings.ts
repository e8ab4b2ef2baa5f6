import type { Clock } from '@switchboard/kernel';
import { carrierError } from '../carrier-errors.ts';
import type { Store } from '../store/store.ts';

const KEPT_OF_NUMBER = 20;
const KEPT = 200;

/** A message that somebody has left. */
export interface RecordingView {
  readonly id: number;
  readonly peer: string;
  /** When it ended; ISO 8601, of the carrier's clock. */
  readonly at: string;
  readonly seconds: number;
}

/** What voicemail has recorded; the oldest give way. */
export class Recordings {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @returns the latest first */
  of(number: string): RecordingView[] {
    const sql = 'SELECT id, peer, at, seconds FROM recording WHERE number = ? ORDER BY id DESC';
    return this.#store
      .all<Omit<RecordingView, 'at'> & { at: number }>(sql, number)
      .map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() }));
  }

  /** @returns a WAV file @throws PlatformError `no-such-recording` */
  wav(number: string, id: number): Uint8Array {
    const sql = 'SELECT wav FROM recording WHERE number = ? AND id = ?';
    const row = this.#store.get<{ wav: Uint8Array }>(sql, number, id);
    if (!row) throw carrierError('no-such-recording', 'There is no such recording.');
    return row.wav;
  }

  add(number: string, peer: string, seconds: number, wav: Uint8Array): void {
    this.#store.transaction(() => {
      this.#store.run(
        'INSERT INTO recording (number, peer, at, seconds, wav) VALUES (?, ?, ?, ?, ?)',
        ...[number, peer, this.#clock.now(), seconds, wav],
      );
      this.#store.run(
        `DELETE FROM recording WHERE number = ? AND id NOT IN
          (SELECT id FROM recording WHERE number = ? ORDER BY id DESC LIMIT ?)`,
        ...[number, number, KEPT_OF_NUMBER],
      );
      this.#store.run(
        'DELETE FROM recording WHERE id NOT IN (SELECT id FROM recording ORDER BY id DESC LIMIT ?)',
        KEPT,
      );
    });
  }

  /** @throws PlatformError `no-such-recording` */
  delete(number: string, id: number): void {
    const sql = 'DELETE FROM recording WHERE number = ? AND id = ?';
    if (this.#store.run(sql, number, id).changes === 0)
      throw carrierError('no-such-recording', 'There is no such recording.');
  }

  forget(number: string): void {
    this.#store.run('DELETE FROM recording WHERE number = ?', number);
  }
}
