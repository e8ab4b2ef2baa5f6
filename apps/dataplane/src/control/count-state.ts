import type { Database } from '../platform/database/database.ts';

/** How much there is of what people make. */
export async function countState(
  db: Database,
): Promise<{ identities: number; threads: number; messages: number; rooms: number }> {
  const [identities, threads, messages, rooms] = await Promise.all([
    db.identity.count(),
    db.thread.count(),
    db.message.count(),
    db.room.count(),
  ]);
  return { identities, threads, messages, rooms };
}
