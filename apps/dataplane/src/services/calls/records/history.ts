import { Prisma } from '../../../platform/database/database.ts';
import type { Database } from '../../../platform/database/database.ts';

/** So many calls that were not answered are counted, and not more. */
const MAX_COUNTED = 100;

/** A call between people as one of them had it. Times are epoch milliseconds. */
export interface PastCall {
  readonly id: string;
  /** The person's last leg in it. */
  readonly legId: string;
  readonly startedBy: string;
  readonly startedMs: number;
  readonly video: boolean;
  /** When the person first answered, or was answered; `null` when that never was. */
  readonly answeredMs: number | null;
  /** How long they were connected. */
  readonly connectedMs: number;
  /** When they left it for the last time, and why. */
  readonly leftMs: number;
  readonly code: number;
  readonly subCode: number;
  /** Everybody else who was in it, or was rung. */
  readonly others: readonly string[];
}

export interface HistoryQuery {
  readonly user: string;
  readonly limit: number;
  /** The last one of the page before. */
  readonly before?: { readonly leftMs: number; readonly legId: string } | undefined;
  /** Which calls of others that were not answered are counted: that ended later, with such a code. */
  readonly count: { readonly sinceMs: number; readonly codes: readonly number[] };
}

export interface HistoryPage {
  /** Whoever was left last comes first. */
  readonly calls: readonly PastCall[];
  /** How many there are to count, up to 100. */
  readonly unanswered: number;
}

/** What one person had of calls between people that are over for them. */
export async function readHistory(db: Database, query: HistoryQuery): Promise<HistoryPage> {
  const [calls, unanswered] = await Promise.all([readCalls(db, query), count(db, query)]);
  return { calls, unanswered };
}

/** The last leg of this person in each call; a person who is in the call has none yet. */
const lastLegs = (user: string) => Prisma.sql`"CallLegRecord" mine
  JOIN "CallRecord" call ON call."id" = mine."callId" AND call."kind" = 'direct'
  WHERE mine."userId" = ${user} AND mine."leftMs" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "CallLegRecord" later
    WHERE later."callId" = mine."callId" AND later."userId" = mine."userId" AND (
      later."leftMs" IS NULL OR (later."leftMs", later."id") > (mine."leftMs", mine."id")))`;

async function readCalls(db: Database, { user, limit, before }: HistoryQuery): Promise<PastCall[]> {
  const earlier = before
    ? Prisma.sql`AND (mine."leftMs", mine."id") < (${before.leftMs}::bigint, ${before.legId})`
    : Prisma.empty;
  const rows = await db.$queryRaw<{ past: PastCall }[]>`
    WITH page AS (
      SELECT mine."id" AS "legId", mine."leftMs", mine."code", mine."subCode",
        call."id", call."startedBy", call."startedMs", call."video"
      FROM ${lastLegs(user)} ${earlier}
      ORDER BY mine."leftMs" DESC, mine."id" DESC LIMIT ${limit}::int)
    SELECT to_jsonb(page) || to_jsonb(legs) AS past
    FROM page CROSS JOIN LATERAL (
      SELECT min("answeredMs") FILTER (WHERE "userId" = ${user}) AS "answeredMs",
        coalesce(sum("leftMs" - "answeredMs") FILTER (WHERE "userId" = ${user}), 0) AS "connectedMs",
        coalesce(array_agg(DISTINCT "userId") FILTER (WHERE "userId" <> ${user}), '{}') AS "others"
      FROM "CallLegRecord" WHERE "callId" = page."id") legs
    ORDER BY page."leftMs" DESC, page."legId" DESC`;
  return rows.map(({ past }) => past);
}

async function count(db: Database, { user, count: which }: HistoryQuery): Promise<number> {
  const [found] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM (
      SELECT 1 FROM ${lastLegs(user)} AND call."startedBy" <> ${user}
        AND mine."leftMs" > ${which.sinceMs}::bigint AND mine."code" = ANY(${[...which.codes]}::int[])
        AND NOT EXISTS (
          SELECT 1 FROM "CallLegRecord" answered WHERE answered."callId" = mine."callId"
            AND answered."userId" = mine."userId" AND answered."answeredMs" IS NOT NULL)
      LIMIT ${MAX_COUNTED}::int) unanswered`;
  return Number(found?.count ?? 0);
}
