import type { Database } from '../../platform/database/database.ts';

export const PURGE_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** How long one can see what became of a text. */
const KEPT_MS = 30 * DAY_MS;
/** Longer than a request may be repeated. */
const REPEATS_MS = 2 * DAY_MS;

/** Deletes what nobody will ask for any more. */
export async function purgeSms(db: Database, nowMs: number): Promise<void> {
  const before = (ms: number) => ({ lt: BigInt(nowMs - ms) });
  await db.smsMessage.deleteMany({ where: { endedMs: before(KEPT_MS) } });
  await db.smsRepeat.deleteMany({ where: { createdMs: before(REPEATS_MS) } });
  await db.smsEarlyReceipt.deleteMany({ where: { receivedMs: before(DAY_MS) } });
  // A text whose parts have not all come by then will never be whole.
  await db.smsPart.deleteMany({ where: { receivedMs: before(DAY_MS) } });
  await db.smsReceived.deleteMany({ where: { receivedMs: before(DAY_MS) } });
}
