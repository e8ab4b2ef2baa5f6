import type { RegisteredDevice } from '@switchboard/access-api';
import type { Prisma, PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import { stillCounts } from '../sessions/still-counts.ts';

/** As many devices as the data plane has of one person. */
const MAX_CLAIMED = 10;
const NONE = { installationId: null, installedAt: null };

/** Which sign-in the app on a device belongs to. */
export interface Claims {
  /** One device has one sign-in: the last that claimed it. */
  claim(personId: string, sessionId: string, device: RegisteredDevice): Promise<void>;
  /** By id, what the sign-ins of a person have claimed that still count; nothing of who is blocked or erased. */
  of(personId: string): Promise<readonly RegisteredDevice[]>;
  /** @param tx the transaction of what it follows from */
  forget(tx: Prisma.TransactionClient, personId: string): Promise<void>;
}

export function createClaims(client: PrismaClient, clock: Clock): Claims {
  return {
    async claim(personId, sessionId, { id: installationId, registeredAt: installedAt }) {
      await client.$transaction(async (tx) => {
        // Two that claim at once take turns.
        await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId} FOR NO KEY UPDATE`;
        await tx.session.updateMany({
          where: { personId, installationId, id: { not: sessionId } },
          data: NONE,
        });
        await tx.session.updateMany({
          where: { id: sessionId, personId, endedAt: null },
          data: { installationId, installedAt },
        });
      });
    },

    async of(personId) {
      const person = await client.person.findUnique({ where: { id: personId } });
      if (!person || person.blockedAt || person.erasedAt) return [];
      const rows = await client.session.findMany({
        where: { ...stillCounts(person, clock.now()), installationId: { not: null } },
        select: { installationId: true, installedAt: true },
        orderBy: [{ seenAt: 'desc' }, { id: 'asc' }],
        take: MAX_CLAIMED,
      });
      return rows
        .flatMap(({ installationId: id, installedAt: registeredAt }) =>
          id !== null && registeredAt ? [{ id, registeredAt }] : [],
        )
        .toSorted((one, other) => one.id.localeCompare(other.id));
    },

    async forget(tx, personId) {
      await tx.session.updateMany({ where: { personId }, data: NONE });
    },
  };
}
