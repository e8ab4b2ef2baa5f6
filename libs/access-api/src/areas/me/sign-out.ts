import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { SessionService } from '../sessions/service.ts';

/** Signs this browser out: its session is over, wherever its cookie was copied to, and no pushes reach it. */
export const signOut = (procedures: Procedures, sessions: SessionService) =>
  procedures
    .allowed('self.sign-out')
    .output(nothing)
    .mutation(async ({ ctx }) => {
      if (ctx.sessionId !== undefined) await sessions.end(ctx.origin, ctx.sessionId);
      return {};
    });
