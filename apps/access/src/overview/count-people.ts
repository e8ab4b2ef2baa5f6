import type { Overview } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';

/** Whoever got a token this lately is there: a page gets one when it opens, and each hour. */
const ACTIVE_MS = 15 * 60_000;

/** Everybody at once, by one pass over the table. */
export async function countPeople(client: PrismaClient, now: number): Promise<Overview['people']> {
  const since = new Date(now - ACTIVE_MS);
  const [counts] = await client.$queryRaw<[Overview['people']]>`
    SELECT count(*)::int AS total,
      (count(*) FILTER (WHERE last_active_at >= ${since}))::int AS "activeNow",
      (count(*) FILTER (WHERE blocked_at IS NOT NULL))::int AS blocked,
      (count(*) FILTER (WHERE role IN ('guest', 'room-guest')))::int AS guests
    FROM person WHERE erased_at IS NULL`;
  return counts;
}
