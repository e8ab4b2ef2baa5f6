import type { Procedures } from '../../procedures.ts';
import type { SessionService } from '../sessions/service.ts';
import { sessionList, sessionListView } from '../sessions/shapes.ts';

/** With what I am signed in, and since when; guests and programs have no sign-ins. */
export const devices = (procedures: Procedures, sessions: SessionService) =>
  procedures
    .allowed('self.read')
    .output(sessionList)
    .query(async ({ ctx }) =>
      sessionListView(await sessions.list(ctx.origin.actor.id, ctx.sessionId)),
    );
