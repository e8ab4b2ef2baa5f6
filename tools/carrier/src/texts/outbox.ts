import { isPlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { MessageFields } from '@switchboard/smpp';
import type { Messages } from '../handsets/messages.ts';
import { count } from '../store/counters.ts';
import type { GroupCommit } from '../store/group-commit.ts';
import { SampledCount } from '../store/sampled-count.ts';
import type { Store } from '../store/store.ts';
import { keptFields } from './kept-fields.ts';
import { retryPause } from './retry-pause.ts';

interface Row {
  readonly id: number;
  readonly account: string;
  /** The text on a handset that it is a part of. */
  readonly message: number | null;
  readonly fields: string;
  readonly attempts: number;
}

export interface NewDelivery {
  readonly account: string;
  readonly fields: string;
  readonly message?: number;
  readonly dueAt: number;
}

export interface OutboxOptions {
  readonly store: Store;
  readonly commits: GroupCommit;
  readonly clock: Clock;
  readonly messages: Messages;
  /** @throws PlatformError as `SmppServer.deliver` does */
  readonly deliver: (account: string, fields: MessageFields) => Promise<void>;
  /** The disk took nothing: what was acknowledged is sent again. */
  readonly onTrouble: (error: unknown) => void;
}

/** More are not asked for at once; how many leave is up to the windows of the links. */
const AT_ONCE = 16;
const MAX_WAITING = 200_000;
/** After which a disk that was full may have room. */
const RETRY_MS = 1_000;
/** When what waits behind another text is due: not before that one was taken. */
const HELD = Number.MAX_SAFE_INTEGER;
/** Texts from one handset to one number. */
const SAME_PAIR = `message IS NOT NULL AND json_extract(fields, '$.from') = json_extract(?, '$.from')
  AND json_extract(fields, '$.to') = json_extract(?, '$.to')`;

/**
 * What goes to accounts, receipts and texts alike: kept until it is acknowledged, so it may come twice. What one handset
 * sends to one number goes one text after the other, over however many links and after whatever failure: they stay in order.
 */
export class Outbox implements Disposable {
  readonly #options: OutboxOptions;
  readonly #inFlight = new Set<number>();
  readonly #waiting = new SampledCount(() => this.waiting());
  #timer: Disposable | undefined;
  #retry: Disposable | undefined;
  #isClosed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  get isFull(): boolean {
    return this.#waiting.value >= MAX_WAITING;
  }

  /** @returns how much waits, of one account or of all */
  waiting(account: string | null = null): number {
    const sql = 'SELECT count(*) AS n FROM delivery WHERE ? IS NULL OR account = ?';
    return this.#options.store.count(sql, account, account);
  }

  /** In the transaction of what it tells of; `pump` then sends it. */
  add({ account, fields, message, dueAt }: NewDelivery): void {
    const isBehind = message !== undefined && this.#isBehind(message, fields);
    this.#options.store.run(
      'INSERT INTO delivery (account, message, fields, due_at) VALUES (?, ?, ?, ?)',
      ...[account, message ?? null, fields, isBehind ? HELD : dueAt],
    );
  }

  /** Sends what is due and has room, in order; of one account, or of all. */
  pump(account: string | null = null): void {
    if (this.#isClosed) return;
    const rows = this.#options.store.all<Row>(
      `SELECT id, account, message, fields, attempts FROM delivery
        WHERE (? IS NULL OR account = ?) AND +due_at <= ? ORDER BY id LIMIT ?`,
      ...[account, account, this.#options.clock.now(), AT_ONCE + this.#inFlight.size],
    );
    for (const row of rows) if (!this.#inFlight.has(row.id)) void this.#send(row);
    this.#arm();
  }

  #isBehind(message: number, fields: string): boolean {
    const sql = `SELECT 1 FROM delivery WHERE ${SAME_PAIR} AND message < ? LIMIT 1`;
    return this.#options.store.get(sql, fields, fields, message) !== undefined;
  }

  /** Somebody has bound: what was not acknowledged in time is sent again. */
  hurry(account: string): void {
    const now = this.#options.clock.now();
    const sql = 'UPDATE delivery SET due_at = ? WHERE account = ? AND attempts > 0 AND due_at > ?';
    this.#options.store.run(sql, now, account, now);
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#timer?.[Symbol.dispose]();
    this.#retry?.[Symbol.dispose]();
  }

  /** In flight until it is settled in the store: nobody sends it in between. */
  async #send(row: Row): Promise<void> {
    this.#inFlight.add(row.id);
    const error: unknown = await this.#options
      .deliver(row.account, keptFields(row.fields))
      .then(() => undefined)
      .catch((reason: unknown) => reason);
    const settling =
      error === undefined ? this.#done(row, 'acknowledged') : this.#failed(row, error);
    await settling.catch((trouble: unknown) => this.#retryLater(trouble));
    this.#inFlight.delete(row.id);
  }

  #retryLater(trouble: unknown): void {
    if (this.#isClosed) return;
    this.#options.onTrouble(trouble);
    this.#retry?.[Symbol.dispose]();
    this.#retry = this.#options.clock.after(RETRY_MS, () => this.pump());
  }

  async #failed(row: Row, error: unknown): Promise<void> {
    const { code, retryable } = isPlatformError(error) ? error : { code: '', retryable: true };
    // A link that is bound or has room again tells of itself.
    if (code === 'no-receiver') return;
    if (code === 'deliver-refused' && !retryable) return this.#done(row, 'refused');
    // Over another link, if there is one.
    if (code === 'link-lost') return void setImmediate(() => this.pump(row.account));
    await this.#putOff(row);
  }

  async #putOff({ id, attempts }: Row): Promise<void> {
    const { store, commits, clock } = this.#options;
    const dueAt = clock.now() + retryPause(attempts + 1);
    const sql = 'UPDATE delivery SET attempts = attempts + 1, due_at = ? WHERE id = ?';
    await commits.run(() => store.run(sql, dueAt, id));
    this.#arm();
  }

  async #done(
    { id, account, message, fields }: Row,
    how: 'acknowledged' | 'refused',
  ): Promise<void> {
    const { store, commits, messages } = this.#options;
    const isNextDue = await commits.run(() => {
      if (store.run('DELETE FROM delivery WHERE id = ?', id).changes === 0) return false;
      count(store, how);
      if (message === null) return false;
      const left = store.count('SELECT count(*) AS n FROM delivery WHERE message = ?', message);
      if (how === 'refused') messages.settle(message, 'failed');
      else if (left === 0) messages.settle(message, 'delivered');
      return left === 0 && this.#letNext(fields);
    });
    if (isNextDue) this.pump(account);
  }

  /** A text was taken, so that the next one of the same pair is due. @returns whether there is one */
  #letNext(fields: string): boolean {
    const { store, clock } = this.#options;
    const next = `SELECT min(message) FROM delivery WHERE ${SAME_PAIR}`;
    const sql = `UPDATE delivery SET due_at = ? WHERE due_at = ? AND message = (${next})`;
    return store.run(sql, clock.now(), HELD, fields, fields).changes > 0;
  }

  /** What is due already waits for a link, and needs no timer. */
  #arm(): void {
    const { store, clock } = this.#options;
    this.#timer?.[Symbol.dispose]();
    const now = clock.now();
    const sql = 'SELECT min(due_at) AS due FROM delivery WHERE due_at > ? AND due_at < ?';
    const due = store.get<{ due: number | null }>(sql, now, HELD)?.due ?? null;
    this.#timer = due === null ? undefined : clock.after(due - now, () => this.pump());
  }
}
