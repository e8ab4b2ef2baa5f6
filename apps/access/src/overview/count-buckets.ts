import type { OverviewBucket, OverviewSpan } from '@switchboard/access-api';
import { Prisma } from '@switchboard/database';
import type { PrismaClient } from '@switchboard/database';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long each is, and how long one of its parts. */
const SPANS: Readonly<Record<OverviewSpan, { readonly parts: number; readonly partMs: number }>> = {
  hour: { parts: 30, partMs: 2 * MINUTE_MS },
  day: { parts: 24, partMs: HOUR_MS },
  week: { parts: 28, partMs: 6 * HOUR_MS },
};

interface Count {
  readonly part: number;
  readonly count: number;
}

/** Counts by time, each with one indexed query; parts in which nothing happened are there as well. */
export async function countBuckets(
  client: PrismaClient,
  span: OverviewSpan,
  now: number,
): Promise<OverviewBucket[]> {
  const { parts, partMs } = SPANS[span];
  const first = (Math.floor(now / partMs) - parts + 1) * partMs;
  const count = (table: Prisma.Sql, at: Prisma.Sql, condition = Prisma.sql`true`) =>
    client.$queryRaw<Count[]>`
      SELECT floor(extract(epoch FROM ${at} - ${new Date(first)}) * 1000 / ${partMs})::int AS part,
        count(*)::int AS count
      FROM ${table} WHERE ${at} >= ${new Date(first)} AND ${condition}
      GROUP BY part`;
  const [tokens, refused, calls] = await Promise.all([
    count(Prisma.sql`issued_token`, Prisma.sql`issued_at`),
    count(Prisma.sql`audit_event`, Prisma.sql`at`, Prisma.sql`outcome = 'refused'`),
    count(Prisma.sql`call_record`, Prisma.sql`started_at`, Prisma.sql`direction = 'outgoing'`),
  ]);
  return Array.from({ length: parts }, (_, part) => ({
    from: new Date(first + part * partMs),
    tokens: countOf(tokens, part),
    refused: countOf(refused, part),
    calls: countOf(calls, part),
  }));
}

function countOf(counts: readonly Count[], part: number): number {
  return counts.find((one) => one.part === part)?.count ?? 0;
}
