import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing, sessionId } from '../../shapes.ts';
import type { SessionService } from '../sessions/service.ts';
import type { TokenService } from '../tokens/service.ts';

const input = z.object({ id: sessionId });

/**
 * Ends one of my sign-ins, and every communication token of mine: which of them it had got nobody
 * knows. The sign-ins that are left get new ones, and pushes still reach their devices.
 */
export const endSession = (
  procedures: Procedures,
  tokens: TokenService,
  sessions: SessionService,
) =>
  procedures
    .allowed('self.sign-out', 'token-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx: { origin }, input: { id } }) => {
      // First, or it gets a new token in between.
      await sessions.endListed(origin, origin.actor.id, id);
      await tokens.revokeAfterSignOut(origin, origin.actor.id, 'session.end');
      return {};
    });
