import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId } from '../../shapes.ts';
import type { SessionService } from '../sessions/service.ts';
import { sessionList, sessionListView } from '../sessions/shapes.ts';

/** With what somebody is signed in, and since when. */
export const devices = (procedures: Procedures, sessions: SessionService) =>
  procedures
    .allowed('people.read')
    .input(z.object({ personId }))
    .output(sessionList)
    .query(async ({ ctx, input }) =>
      sessionListView(await sessions.list(input.personId, ctx.sessionId)),
    );
