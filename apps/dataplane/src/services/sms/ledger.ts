import type { Database, Transaction } from '../../platform/database/database.ts';
import type { AfterCommit, Events } from '../events/port.ts';
import { endFailed, endSettled } from './ending.ts';
import type { Failure } from './ending.ts';
import type { Acknowledgement, EndedMessage, SegmentReceipt } from './message.ts';
import { keepEarly, lockSegments, recordReceipts, takeEarly } from './receipts.ts';
import { REPORT_EVENT, reportEvent } from './report.ts';

/** What came of sending a text, or what a provider says of it. */
export type Change =
  | { readonly kind: 'acknowledged'; readonly of: Acknowledgement; readonly isLast: boolean }
  | { readonly kind: 'receipt'; readonly of: SegmentReceipt }
  | { readonly kind: 'failed'; readonly of: Failure }
  /** It is sent again later. */
  | { readonly kind: 'released'; readonly messageId: string; readonly dueMs: number };

/** Writes what came of texts, many at once, and in the same transaction the events that tell of it. */
export class SmsLedger {
  readonly #db: Database;
  /** Do other processes write to it too? */
  readonly #isShared: boolean;
  readonly #events: Events;

  constructor(db: Database, isShared: boolean, events: Events) {
    this.#db = db;
    this.#isShared = isShared;
    this.#events = events;
  }

  /** @param nowMs when what has ended by this, has */
  async write(changes: readonly Change[], nowMs: number): Promise<void> {
    const afterCommit = await this.#db.$transaction(async (tx) => {
      const ended = await this.#apply(tx, changes, nowMs);
      return this.publish(tx, ended);
    });
    afterCommit();
  }

  /** Appends the reports that were asked for. */
  async publish(tx: Transaction, ended: readonly EndedMessage[]): Promise<AfterCommit> {
    const reported = ended.filter(({ wantsReport }) => wantsReport);
    if (reported.length === 0 || !this.#events.wants(REPORT_EVENT)) return () => undefined;
    return this.#events.append(tx, reported.map(reportEvent));
  }

  async #apply(
    tx: Transaction,
    changes: readonly Change[],
    nowMs: number,
  ): Promise<EndedMessage[]> {
    const acknowledged = changes.filter((one) => one.kind === 'acknowledged');
    const told = changes.flatMap((one) => (one.kind === 'receipt' ? [one.of] : []));
    // An acknowledgement and its receipt may be written by two processes at once: neither shall miss the other.
    if (this.#isShared) await lockSegments(tx, [...acknowledged.map(({ of }) => of), ...told]);
    await acknowledge(tx, acknowledged, nowMs);
    const early = await takeEarly(
      tx,
      acknowledged.map(({ of }) => of),
    );
    const matched = await recordReceipts(tx, [...told, ...early]);
    await keepEarly(tx, told, nowMs);
    await release(tx, changes);
    const ended = await endFailed(tx, failuresOf(changes), nowMs);
    const last = acknowledged.flatMap(({ of, isLast }) => (isLast ? [of.messageId] : []));
    return [...ended, ...(await endSettled(tx, [...matched, ...last], nowMs))];
  }
}

function failuresOf(changes: readonly Change[]): Failure[] {
  return changes.flatMap((one) => (one.kind === 'failed' ? [one.of] : []));
}

async function acknowledge(
  tx: Transaction,
  given: readonly { readonly of: Acknowledgement; readonly isLast: boolean }[],
  nowMs: number,
): Promise<void> {
  if (given.length === 0) return;
  await tx.smsSegment.createMany({
    data: given.map(({ of }) => ({ ...of, state: 'sent' })),
    skipDuplicates: true,
  });
  const ids = given.flatMap(({ of, isLast }) => (isLast ? [of.messageId] : []));
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE "SmsMessage" SET "state" = 'sent', "content" = NULL, "dueMs" = NULL, "claimedBy" = NULL,
      "leaseMs" = NULL, "endedMs" = CASE WHEN "wantsReport" THEN NULL ELSE ${nowMs}::bigint END
    WHERE "id" = ANY(${ids}) AND "state" = 'waiting'`;
}

async function release(tx: Transaction, changes: readonly Change[]): Promise<void> {
  const released = changes.filter((one) => one.kind === 'released');
  if (released.length === 0) return;
  await tx.$executeRaw`
    UPDATE "SmsMessage" m SET "dueMs" = x."dueMs", "claimedBy" = NULL, "leaseMs" = NULL
    FROM jsonb_to_recordset(${JSON.stringify(released)}::jsonb)
      AS x("messageId" text, "dueMs" bigint)
    WHERE m."id" = x."messageId" AND m."state" = 'waiting'`;
}
