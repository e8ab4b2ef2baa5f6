import type { Transaction } from '../../platform/database/database.ts';
import type { SegmentReceipt } from './message.ts';
import { DELIVERY_STATUS } from './status.ts';

interface SegmentKey {
  readonly provider: string;
  readonly providerId: string | null;
}

/** Until the end of the transaction nobody else writes of these segments. */
export async function lockSegments(
  tx: Transaction,
  segments: readonly SegmentKey[],
): Promise<void> {
  const keys = segments.flatMap(({ provider, providerId }) =>
    providerId === null ? [] : [`${provider}|${providerId}`],
  );
  if (keys.length === 0) return;
  // In one order everywhere, so that two never wait for each other.
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(7221, k) FROM (
      SELECT DISTINCT hashtext(x) AS k FROM unnest(${keys}::text[]) AS x ORDER BY 1) AS sorted`;
}

/** Receipts that were here before these segments were acknowledged. */
export async function takeEarly(
  tx: Transaction,
  segments: readonly SegmentKey[],
): Promise<SegmentReceipt[]> {
  const known = segments.filter(({ providerId }) => providerId !== null);
  if (known.length === 0) return [];
  return tx.$queryRaw<SegmentReceipt[]>`
    DELETE FROM "SmsEarlyReceipt" e
    USING jsonb_to_recordset(${JSON.stringify(known)}::jsonb) AS x("provider" text, "providerId" text)
    WHERE e."provider" = x."provider" AND e."providerId" = x."providerId"
    RETURNING e."provider", e."providerId", e."code"`;
}

/** Writes down what became of segments. @returns the texts they are of */
export async function recordReceipts(
  tx: Transaction,
  receipts: readonly SegmentReceipt[],
): Promise<string[]> {
  if (receipts.length === 0) return [];
  const rows = await tx.$queryRaw<{ messageId: string }[]>`
    UPDATE "SmsSegment" s SET "code" = x."code", "state" = CASE
      WHEN x."code" = ${DELIVERY_STATUS.delivered}::int THEN 'delivered' ELSE 'failed' END
    FROM jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb)
      AS x("provider" text, "providerId" text, "code" int)
    WHERE s."provider" = x."provider" AND s."providerId" = x."providerId" AND s."state" = 'sent'
    RETURNING s."messageId"`;
  return rows.map(({ messageId }) => messageId);
}

/** Keeps receipts of which no segment is known yet; of two for one segment the first one counts. */
export async function keepEarly(
  tx: Transaction,
  receipts: readonly SegmentReceipt[],
  nowMs: number,
): Promise<void> {
  if (receipts.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "SmsEarlyReceipt" ("provider", "providerId", "code", "receivedMs")
    SELECT x."provider", x."providerId", x."code", ${nowMs}::bigint
    FROM jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb)
      AS x("provider" text, "providerId" text, "code" int)
    WHERE NOT EXISTS (SELECT 1 FROM "SmsSegment" s
      WHERE s."provider" = x."provider" AND s."providerId" = x."providerId")
    ON CONFLICT DO NOTHING`;
}
