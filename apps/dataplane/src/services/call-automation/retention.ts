import type { Database } from '../../platform/database/database.ts';

export const PURGE_EVERY_MS = 3_600_000;
/** An application that did not take what it was told by then never will. */
const KEPT_MS = 86_400_000;

/** An embedded database does not by itself make room where rows were deleted. */
export async function vacuumCallbacks(db: Database): Promise<void> {
  await db.$executeRawUnsafe('VACUUM "CallCallback"');
  await db.$executeRawUnsafe('VACUUM "CallAutomationRepeat"');
}

/** Deletes connections that are long over, with what nobody has taken of them. */
export async function purgeConnections(db: Database, nowMs: number): Promise<void> {
  await db.callConnection.deleteMany({ where: { endedMs: { lt: nowMs - KEPT_MS } } });
}
