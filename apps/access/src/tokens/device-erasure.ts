import type { PrismaClient } from '@switchboard/database';
import type { ErasureParticipant } from '../people/people-service.ts';

/** That tokens were issued stays as proof; with what they were asked for goes with the person. */
export function deviceErasure(client: PrismaClient): ErasureParticipant {
  return {
    async release(personId) {
      const data = { browser: null, system: null };
      await client.issuedToken.updateMany({ where: { personId }, data });
    },
  };
}
