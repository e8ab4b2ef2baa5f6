import { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';

/** Enough for a week by the hour. */
const MAX_PARTS = 168;

/** From when on, how long a part is, and how many: milliseconds. */
export const activityQuery = z.object({
  from: z.coerce.number().int().min(0),
  partMs: z.coerce.number().int().min(1_000).max(604_800_000),
  parts: z.coerce.number().int().min(1).max(MAX_PARTS),
});

type ActivityQuery = z.output<typeof activityQuery>;

export interface ActivityCounts {
  /** Threads begun in each part. */
  readonly threads: readonly number[];
  /** What people sent in each part; what the service noted is not theirs. */
  readonly messages: readonly number[];
}

interface Count {
  readonly part: number;
  readonly count: number;
}

/** How much people made, by time: two queries, each over an index. */
export async function countActivity(db: Database, query: ActivityQuery): Promise<ActivityCounts> {
  const { from, partMs, parts } = query;
  const until = from + partMs * parts;
  const [threads, messages] = await Promise.all([
    db.$queryRaw<Count[]>`
      SELECT (("createdMs" - ${from}) / ${partMs}::bigint)::int AS part, count(*)::int AS count
      FROM "Thread" WHERE "createdMs" >= ${from} AND "createdMs" < ${until} GROUP BY part`,
    db.$queryRaw<Count[]>`
      SELECT (("id" - ${from}) / ${partMs}::bigint)::int AS part, count(*)::int AS count
      FROM "Message" WHERE "id" >= ${from} AND "id" < ${until} AND "type" IN ('text', 'html')
      GROUP BY part`,
  ]);
  return { threads: spread(threads, parts), messages: spread(messages, parts) };
}

/** A number for each part, also where there was nothing to count. */
function spread(counts: readonly Count[], parts: number): number[] {
  const byPart = new Map(counts.map(({ part, count }) => [part, count]));
  return Array.from({ length: parts }, (_, part) => byPart.get(part) ?? 0);
}
