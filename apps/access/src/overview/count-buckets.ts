import type { OverviewBucket } from '@switchboard/access-api';
import type { ActivityCounts, TimeParts } from '@switchboard/control-client';
import { Prisma } from '@switchboard/database';
import type { PrismaClient } from '@switchboard/database';
import { refusalCount } from '../audit/refusal-count.ts';

const ALL = Prisma.sql`true`;
const ONE = Prisma.sql`1`;
const REFUSED = Prisma.sql`outcome = 'refused'`;

interface Count {
  readonly part: number;
  readonly count: number;
}

export interface BucketSources {
  readonly client: PrismaClient;
  /** What the data plane counts; absent where it is not ours to ask. */
  readonly activity: ((parts: TimeParts) => Promise<ActivityCounts>) | undefined;
}

/** Counts by time, each with one indexed query; parts in which nothing happened are there as well. */
export async function countBuckets(
  { client, activity }: BucketSources,
  time: TimeParts,
): Promise<OverviewBucket[]> {
  const { from, parts, partMs } = time;
  const first = new Date(from);
  const count = (table: Prisma.Sql, at: Prisma.Sql, condition = ALL, each = ONE) =>
    client.$queryRaw<Count[]>`
      SELECT floor(extract(epoch FROM ${at} - ${first}) * 1000 / ${partMs})::int AS part,
        sum(${each})::int AS count
      FROM ${table} WHERE ${at} >= ${first} AND ${condition}
      GROUP BY part`;
  const [tokens, refused, calls, written] = await Promise.all([
    count(Prisma.sql`issued_token`, Prisma.sql`issued_at`),
    count(Prisma.sql`audit_event`, Prisma.sql`at`, REFUSED, refusalCount),
    count(Prisma.sql`call_record`, Prisma.sql`started_at`, Prisma.sql`direction = 'outgoing'`),
    // How things stand is worth knowing most when the data plane does not answer.
    activity?.(time).catch(() => undefined),
  ]);
  return Array.from({ length: parts }, (_, part) => ({
    from: new Date(from + part * partMs),
    tokens: countOf(tokens, part),
    refused: countOf(refused, part),
    calls: countOf(calls, part),
    threads: written?.threads[part] ?? null,
    messages: written?.messages[part] ?? null,
  }));
}

function countOf(counts: readonly Count[], part: number): number {
  return counts.find((one) => one.part === part)?.count ?? 0;
}
