import { dayOf } from '../../../platform/clock/day.ts';
import type { Database } from '../../../platform/database/database.ts';

export const PURGE_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
const CALLS_MS = 90 * DAY_MS;
/** A year to compare with, and the month that is going on. */
const SPEND_DAYS = 400;

/** Deletes what nobody will ask for any more: calls after 90 days, sums of days after 400. */
export async function purgeSpend(db: Database, nowMs: number): Promise<void> {
  await db.callCharge.deleteMany({ where: { endedMs: { lt: nowMs - CALLS_MS } } });
  await db.callSpend.deleteMany({ where: { day: { lt: dayOf(nowMs) - SPEND_DAYS } } });
}
