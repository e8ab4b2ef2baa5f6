import type { Origin, TokenService } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';

/** Ends the stay of guests: no key of theirs works any more, and no token. */
export interface Lockout {
  guests(
    origin: Origin,
    which: { readonly id: string } | { readonly invitationId: string },
    reason: string,
  ): Promise<void>;
}

export function createLockout(client: PrismaClient, tokens: TokenService, clock: Clock): Lockout {
  return {
    async guests(origin, which, reason) {
      const where = { ...which, erasedAt: null };
      await client.person.updateMany({ where, data: { blockedAt: new Date(clock.now()) } });
      for (const { id } of await client.person.findMany({ where, select: { id: true } })) {
        await tokens.revoke(origin, id, reason);
      }
    },
  };
}
