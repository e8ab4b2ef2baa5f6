import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../schemas.ts';
import type { TokenService } from '../../services/tokens.ts';

/** Ends every communication token of mine, wherever it is. */
export const signOutEverywhere = (procedures: Procedures, tokens: TokenService) =>
  procedures
    .allowed('self.sign-out', 'token-per-person')
    .output(nothing)
    .mutation(async ({ ctx }) => {
      await tokens.revoke(ctx.origin, ctx.origin.actor.id, 'sign-out-everywhere');
      return {};
    });
