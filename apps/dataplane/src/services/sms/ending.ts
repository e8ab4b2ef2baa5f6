import type { Transaction } from '../../platform/database/database.ts';
import { Prisma } from '../../platform/database/database.ts';
import type { EndedMessage } from './message.ts';
import { DELIVERY_STATUS } from './status.ts';
import type { DeliveryCode } from './status.ts';

/** A text that no provider will be given any more. */
export interface Failure {
  readonly messageId: string;
  readonly code: DeliveryCode;
}

const NO_CLAIM = Prisma.sql`"content" = NULL, "dueMs" = NULL, "claimedBy" = NULL, "leaseMs" = NULL`;
const ENDED = Prisma.sql`jsonb_build_object('id', m."id", 'sender', m."sender", 'recipient',
  m."recipient", 'tag', m."tag", 'wantsReport', m."wantsReport", 'code', m."code", 'segments',
  m."segments", 'endedMs', m."endedMs", 'delivered', CASE WHEN m."state" = 'delivered'
    THEN m."segments" ELSE (SELECT count(*) FROM "SmsSegment" s
      WHERE s."messageId" = m."id" AND s."state" = 'delivered') END) AS "ended"`;

interface Row {
  readonly ended: EndedMessage;
}

/** Ends texts that cannot be sent. */
export async function endFailed(
  tx: Transaction,
  failures: readonly Failure[],
  nowMs: number,
): Promise<EndedMessage[]> {
  if (failures.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    UPDATE "SmsMessage" m SET "state" = 'failed', "code" = x."code", "endedMs" = ${nowMs}::bigint,
      ${NO_CLAIM}
    FROM jsonb_to_recordset(${JSON.stringify(failures)}::jsonb) AS x("messageId" text, "code" int)
    WHERE m."id" = x."messageId" AND m."state" = 'waiting' RETURNING ${ENDED}`;
  return rows.map(({ ended }) => ended);
}

/** Ends those of these texts whose every segment has. */
export async function endSettled(
  tx: Transaction,
  messageIds: readonly string[],
  nowMs: number,
): Promise<EndedMessage[]> {
  if (messageIds.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    UPDATE "SmsMessage" m SET "endedMs" = ${nowMs}::bigint, "code" = x."code",
      "state" = CASE WHEN x."code" = ${DELIVERY_STATUS.delivered}::int
        THEN 'delivered' ELSE 'failed' END
    FROM (
      SELECT s."messageId", max(s."code") AS "code" FROM "SmsSegment" s
      WHERE s."messageId" = ANY(${[...messageIds]}) GROUP BY s."messageId"
      HAVING bool_and(s."state" <> 'sent')) AS x
    WHERE m."id" = x."messageId" AND m."state" = 'sent' AND m."endedMs" IS NULL
    RETURNING ${ENDED}`;
  return rows.map(({ ended }) => ended);
}

/**
 * Ends texts whose time is over: what was not sent, and that of which nothing is known.
 *
 * @param graceMs how much longer a report is waited for, since a provider gives up at the same time
 * @param take at most so many
 */
export async function endExpired(
  tx: Transaction,
  { nowMs, machineMs, graceMs, take }: Record<'nowMs' | 'machineMs' | 'graceMs' | 'take', number>,
): Promise<EndedMessage[]> {
  const { temporaryFailure, unknown } = DELIVERY_STATUS;
  const rows = await tx.$queryRaw<Row[]>`
    UPDATE "SmsMessage" m SET "endedMs" = ${nowMs}::bigint, "code" = CASE "state"
      WHEN 'waiting' THEN ${temporaryFailure}::int ELSE ${unknown}::int END, "state" = 'failed',
      ${NO_CLAIM}
    WHERE m."id" IN (
      SELECT "id" FROM "SmsMessage" WHERE "endedMs" IS NULL AND (
        ("state" = 'waiting' AND "expiresMs" <= ${nowMs}::bigint
          AND ("leaseMs" IS NULL OR "leaseMs" <= ${machineMs}::bigint))
        OR ("state" = 'sent' AND "expiresMs" <= ${nowMs - graceMs}::bigint))
      ORDER BY "expiresMs" LIMIT ${take}::int FOR UPDATE SKIP LOCKED)
    RETURNING ${ENDED}`;
  return rows.map(({ ended }) => ended);
}
