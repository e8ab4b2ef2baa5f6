import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { SessionService } from '../sessions/service.ts';
import type { TokenService } from '../tokens/service.ts';

/** Ends every other session of mine and every communication token, wherever they are. */
export const signOutEverywhere = (
  procedures: Procedures,
  tokens: TokenService,
  sessions: SessionService,
) =>
  procedures
    .allowed('self.sign-out', 'token-per-person')
    .output(nothing)
    .mutation(async ({ ctx }) => {
      // First, or another session gets a new token in between.
      await sessions.endOthers(ctx.origin, ctx.origin.actor.id, ctx.sessionId);
      await tokens.revokeAfterSignOut(ctx.origin, ctx.origin.actor.id, 'sign-out-everywhere');
      return {};
    });
