import type { Orphan } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';

const MAX_ORPHANS = 500;
/** Whatever is neither in use nor gone. */
export const ORPHANED = { state: { in: ['reserved', 'created', 'deleting', 'lost'] } };

/** Identities that belong to nobody, the latest first. */
export async function listOrphans(client: PrismaClient): Promise<Orphan[]> {
  const entries = await client.ledgerEntry.findMany({
    where: ORPHANED,
    orderBy: { id: 'desc' },
    take: MAX_ORPHANS,
  });
  return entries.map(({ acsUserId, ...entry }) => ({ ...entry, userId: acsUserId }));
}
