import type { Origin } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import type { Revocations } from '../tokens/revocations.ts';

/** Ends the stay of guests: no key of theirs works any more, and no token. */
export interface Lockout {
  guests(
    origin: Origin,
    which: { readonly id: string } | { readonly invitationId: string },
    reason: string,
  ): Promise<void>;
}

export function createLockout(
  client: PrismaClient,
  revocations: Revocations,
  clock: Clock,
): Lockout {
  return {
    async guests(origin, which, reason) {
      const where = { ...which, erasedAt: null };
      const planned = await client.$transaction(async (tx) => {
        await tx.person.updateMany({ where, data: { blockedAt: new Date(clock.now()) } });
        const people = await tx.person.findMany({ where, select: { id: true, acsUserId: true } });
        const plans = [];
        for (const person of people) {
          plans.push(await revocations.plan(tx, origin, person, reason));
        }
        return plans;
      });
      for (const one of planned) await revocations.carryOut(one);
    },
  };
}
