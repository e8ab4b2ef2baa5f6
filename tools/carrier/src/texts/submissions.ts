import { randomBytes } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import { joinParts } from '@switchboard/smpp';
import type { MessageFields, PartPlace, RefusalStatus, SubmitAnswer } from '@switchboard/smpp';
import type { Paces } from '../accounts/paces.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { findNumber, takesTexts } from '../stock/stock.ts';
import { count } from '../store/counters.ts';
import type { GroupCommit } from '../store/group-commit.ts';
import { SampledCount } from '../store/sampled-count.ts';
import type { Store } from '../store/store.ts';
import type { Outbox } from './outbox.ts';
import type { Repeats } from './repeats.ts';
import { readSubmission } from './submission.ts';
import type { Submission } from './submission.ts';
import type { Segment, WaitingText } from './waiting-text.ts';

/** Parts of texts that have not reached a handset. */
const MAX_SEGMENTS = 200_000;
/** Texts of which parts are missing. */
const MAX_OPEN = 1_000;

export interface SubmissionsOptions {
  readonly store: Store;
  readonly commits: GroupCommit;
  readonly clock: Clock;
  readonly inventory: Inventory;
  readonly outbox: Outbox;
  readonly paces: Paces;
  readonly repeats: Repeats;
  /** Something may be due now. */
  readonly wake: () => void;
}

/** Takes texts of accounts: what is answered with an id is on the disk. */
export class Submissions {
  readonly #options: SubmissionsOptions;
  readonly #segments: SampledCount;

  constructor(options: SubmissionsOptions) {
    this.#options = options;
    const { store } = options;
    this.#segments = new SampledCount(() => store.count('SELECT count(*) AS n FROM segment'));
  }

  /** @returns the answer, once what it says is on the disk */
  async submit(account: string, message: MessageFields): Promise<SubmitAnswer> {
    const { store, commits, paces, clock, repeats, wake } = this.#options;
    if (!paces.take(account)) return this.#refuse('ESME_RTHROTTLED', 'throttled');
    const submission = readSubmission(message, clock.now());
    if (typeof submission === 'string') return this.#refuse(submission);
    if (!this.#mayUse(account, submission.source)) return this.#refuse('ESME_RINVSRCADR');
    if (this.#isFull(submission)) return this.#refuse('ESME_RMSGQFUL');
    const messageId = await commits.run(() => {
      count(store, 'submitted');
      return repeats.once(account, submission, () => this.#keep(account, submission));
    });
    wake();
    return { messageId };
  }

  #refuse(status: RefusalStatus, as: 'throttled' | 'refused' = 'refused'): SubmitAnswer {
    count(this.#options.store, as);
    return { status };
  }

  #mayUse(account: string, source: string): boolean {
    if (this.#options.inventory.ownerOf(source) !== account) return false;
    const number = findNumber(source);
    return number !== undefined && takesTexts(number);
  }

  #isFull({ part }: Submission): boolean {
    const { store, outbox } = this.#options;
    if (this.#segments.value >= MAX_SEGMENTS || outbox.isFull) return true;
    const open = 'SELECT count(*) AS n FROM waiting_text WHERE part_key IS NOT NULL';
    return part !== undefined && store.count(open) >= MAX_OPEN;
  }

  #keep(account: string, submission: Submission): string {
    const { part, text, dueAt } = submission;
    if (!part)
      return this.#addSegment(this.#begin(account, submission, text ?? null, dueAt), submission);
    const key = keyOf(account, submission, part);
    const waiting =
      this.#openText(key, submission, part) ?? this.#beginParts(account, submission, key);
    const id = this.#addSegment(waiting, submission);
    this.#completeIfWhole(waiting, dueAt);
    return id;
  }

  #begin(account: string, submission: Submission, body: string | null, dueAt: number): number {
    const { source, destination, part, expiresAt } = submission;
    return this.#options.store.run(
      `INSERT INTO waiting_text
        (account, source, destination, body, total, submitted_at, due_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[account, source, destination, body, part?.total ?? 1],
      ...[this.#options.clock.now(), dueAt, expiresAt],
    ).id;
  }

  /** Until it is whole, the next that happens to it is that it expires. */
  #beginParts(account: string, submission: Submission, key: string): number {
    const id = this.#begin(account, submission, null, submission.expiresAt);
    this.#options.store.run('UPDATE waiting_text SET part_key = ? WHERE id = ?', key, id);
    return id;
  }

  #addSegment(waiting: number, { part, bytes, dataCoding, receipt }: Submission): string {
    const id = randomBytes(8).toString('hex');
    this.#options.store.run(
      'INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?)',
      ...[id, waiting, part?.index ?? 1, part ? bytes : new Uint8Array(), dataCoding, receipt],
    );
    return id;
  }

  /** The text that a part belongs to: one that lacks it, or has the very same one already. */
  #openText(key: string, { bytes }: Submission, { index }: PartPlace): number | undefined {
    const sql = `SELECT id FROM waiting_text WHERE part_key = ? AND NOT EXISTS
      (SELECT 1 FROM segment WHERE waiting = waiting_text.id AND place = ? AND bytes != ?) ORDER BY id`;
    return this.#options.store.get<{ id: number }>(sql, key, index, bytes)?.id;
  }

  #completeIfWhole(id: number, dueAt: number): void {
    const { store } = this.#options;
    const segments = store.all<Segment>(
      'SELECT * FROM segment WHERE waiting = ? ORDER BY place',
      id,
    );
    const parts = new Map(segments.map((one) => [one.place, one]));
    const { total } = store.get<WaitingText>('SELECT * FROM waiting_text WHERE id = ?', id)!;
    if (parts.size < total) return;
    const text = joinParts(
      [...parts.values()].map(({ data_coding: dataCoding, bytes }) => ({ dataCoding, bytes })),
    );
    // Bytes that are no text even together will never be: a receipt says so.
    const reason = text === undefined ? 'malformed' : null;
    store.run(
      'UPDATE waiting_text SET body = ?, part_key = NULL, due_at = ?, reason = ? WHERE id = ?',
      ...[text ?? '', dueAt, reason, id],
    );
  }
}

function keyOf(account: string, { source, destination }: Submission, part: PartPlace): string {
  const { kind, reference, total } = part;
  return JSON.stringify([account, source, destination, kind, reference, total]);
}
