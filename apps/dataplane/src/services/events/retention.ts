import type { Database } from '../../platform/database/database.ts';

export const PURGE_EVERY_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** How long one can see that an event was delivered, and that it happened once. */
const DELIVERED_MS = DAY_MS;
/** How long one can replay what was not. */
const FAILED_MS = 7 * DAY_MS;
/** Of each subscription and kind, however short the time. */
const MAX_KEPT = 10_000;

/** An embedded database does not by itself make room where rows were deleted. */
export async function vacuumEvents(db: Database): Promise<void> {
  await db.$executeRawUnsafe('VACUUM "EventDelivery"');
  await db.$executeRawUnsafe('VACUUM "PublishedEvent"');
}

/** Deletes deliveries that are long over or too many, then events that nobody is to get. */
export async function purgeEvents(db: Database, nowMs: number): Promise<void> {
  await db.$executeRaw`
    DELETE FROM "EventDelivery" WHERE "endedMs" < ${nowMs - DELIVERED_MS}::bigint
      AND ("state" = 'delivered' OR "endedMs" < ${nowMs - FAILED_MS}::bigint)`;
  await db.$executeRaw`
    DELETE FROM "EventDelivery" WHERE "id" IN (
      SELECT "id" FROM (
        SELECT "id", row_number() OVER (
          PARTITION BY "subscriptionId", "state" = 'delivered' ORDER BY "id" DESC) AS place
        FROM "EventDelivery" WHERE "dueMs" IS NULL) AS kept
      WHERE place > ${MAX_KEPT}::int)`;
  // Nobody delivers to who is not validated: those events come to their end here.
  await db.$executeRaw`
    DELETE FROM "EventDelivery" d WHERE "sinceMs" < ${nowMs - DAY_MS}::bigint
      AND "dueMs" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "EventSubscription" s
        WHERE s."id" = d."subscriptionId" AND s."state" = 'Succeeded')`;
  await db.$executeRaw`
    DELETE FROM "PublishedEvent" e WHERE "publishedMs" < ${nowMs - DAY_MS}::bigint
      AND NOT EXISTS (SELECT 1 FROM "EventDelivery" d WHERE d."eventId" = e."id")`;
}
