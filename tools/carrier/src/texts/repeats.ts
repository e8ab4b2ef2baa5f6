import { createHash } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import type { Store } from '../store/store.ts';
import type { Submission } from './submission.ts';

/** As long as a text may wait by default. */
const REMEMBERED_MS = 86_400_000;

/**
 * Takes a text once that is submitted again because its answer was lost, as many carriers do: one of the
 * same account, numbers, content and user_message_reference within a day. What has no reference is taken
 * as often as it comes.
 */
export class Repeats {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** In a transaction. @returns the id of the first time */
  once(account: string, submission: Submission, keep: () => string): string {
    if (submission.reference === undefined) return keep();
    const now = this.#clock.now();
    const key = keyOf(account, submission);
    this.#store.run('DELETE FROM repeat WHERE at < ?', now - REMEMBERED_MS);
    const first = this.#store.get<{ segment: string }>(
      'SELECT segment FROM repeat WHERE key = ?',
      key,
    );
    if (first) return first.segment;
    const id = keep();
    this.#store.run('INSERT INTO repeat VALUES (?, ?, ?)', key, id, now);
    return id;
  }
}

function keyOf(account: string, submission: Submission): string {
  const { source, destination, reference, part, dataCoding, bytes } = submission;
  const named = [account, source, destination, reference, part, dataCoding];
  return createHash('sha256').update(JSON.stringify(named)).update(bytes).digest('base64');
}
