import type { Stores } from './stores.ts';

export const PURGE_EVERY_MS = 3_600_000;
/** The service forgets reservations after a month. */
const KEEP_MS = 30 * 86_400_000;

/** Forgets searches, reservations and operations of long ago. */
export async function purgeNumbers(
  { operations, reservations, searches }: Stores,
  nowMs: number,
): Promise<void> {
  const beforeMs = nowMs - KEEP_MS;
  await operations.purgeBefore(beforeMs);
  await reservations.purgeBefore(beforeMs);
  await searches.purgeBefore(beforeMs);
}
