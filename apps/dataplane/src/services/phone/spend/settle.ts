import { dayOf } from '../../../platform/clock/day.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { costOf } from './price.ts';
import { RESOURCE } from './spend-rows.ts';

/** What became of a call. */
export type Outcome = 'unanswered' | 'ended' | 'cut-off' | 'lost';

export interface Ended {
  readonly id: string;
  readonly perMinute: number;
  readonly seconds: number;
  readonly outcome: Outcome;
  readonly endedMs: number;
}

const LOST_AT_ONCE = 500;

/** Writes what calls have cost, and gives back what they had reserved beyond that; once for each. */
export async function settle(db: Database, ended: readonly Ended[]): Promise<void> {
  await db.$transaction((tx) => settleIn(tx, ended));
}

/** Ends calls whose process died with them: what they had reserved stays charged, if they were answered. */
export async function settleLost(db: Database, machineMs: number, nowMs: number): Promise<void> {
  for (;;) {
    const lost = await db.callCharge.findMany({
      where: { endedMs: null, leaseMs: { lte: machineMs } },
      orderBy: { id: 'asc' },
      take: LOST_AT_ONCE,
    });
    if (lost.length === 0) return;
    await settle(
      db,
      lost.map(({ id, perMinute, answeredMs, reservedSeconds }) => ({
        ...{ id, perMinute: Number(perMinute), outcome: 'lost' as const, endedMs: nowMs },
        seconds: answeredMs === null ? 0 : reservedSeconds,
      })),
    );
    if (lost.length < LOST_AT_ONCE) return;
  }
}

async function settleIn(tx: Transaction, ended: readonly Ended[]): Promise<void> {
  const rows = ended.map((one) => ({ ...one, cost: costOf(one.perMinute, one.seconds) }));
  await lockAll(tx, rows);
  await tx.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS x("id" text, "seconds" int, "cost" bigint, "outcome" text, "endedMs" bigint)
    ), done AS (
      UPDATE "CallCharge" c SET "seconds" = g."seconds", "cost" = g."cost", "outcome" = g."outcome",
        "endedMs" = g."endedMs"
      FROM given g WHERE c."id" = g."id" AND c."endedMs" IS NULL
      RETURNING c."phoneNumber", c."day", c."outcome", g."seconds" - c."reservedSeconds" AS "seconds",
        g."cost" - c."reservedCost" AS "cost", c."outcome" <> 'unanswered' AND g."seconds" > 0 AS "talked"
    ), sums AS (
      SELECT o."owner", d."day", sum(d."seconds")::int AS "seconds", sum(d."cost")::bigint AS "cost",
        (count(*) FILTER (WHERE d."talked"))::int AS "calls",
        (count(*) FILTER (WHERE d."outcome" = 'cut-off'))::int AS "cutOff"
      FROM done d CROSS JOIN LATERAL (VALUES (${RESOURCE}), (d."phoneNumber")) AS o("owner")
      GROUP BY o."owner", d."day"
    )
    UPDATE "CallSpend" s SET "seconds" = greatest(0, s."seconds" + sums."seconds"),
      "cost" = greatest(0, s."cost" + sums."cost"), "calls" = s."calls" + sums."calls",
      "cutOff" = s."cutOff" + sums."cutOff"
    FROM sums WHERE s."owner" = sums."owner" AND s."day" = sums."day"`;
}

/** In the order in which everybody locks: the rows of the resource, those of earlier days before, then calls. */
async function lockAll(tx: Transaction, ended: readonly Ended[]): Promise<void> {
  const ids = ended.map(({ id }) => id);
  // Until it is locked, a call may reserve its next part, which is of today.
  const days = ended.map(({ endedMs }) => dayOf(endedMs));
  await tx.$queryRaw`
    SELECT 1 FROM "CallSpend" WHERE "owner" = ${RESOURCE} AND ("day" = ANY(${days}::int[])
      OR "day" IN (SELECT "day" FROM "CallCharge" WHERE "id" = ANY(${ids}::text[])))
    ORDER BY "day" FOR UPDATE`;
  await tx.$queryRaw`
    SELECT 1 FROM "CallCharge" WHERE "id" = ANY(${ids}::text[]) ORDER BY "id" FOR UPDATE`;
}
