import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing, personId } from '../../shapes.ts';
import type { PeopleService } from './service.ts';

const input = z.object({ personId });

/** Signs somebody out everywhere, but for where it is asked for; they can sign in again. */
export const endSessions = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('people.manage')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { personId: whose } }) => {
      await people.endSessions(ctx.origin, whose, ctx.sessionId);
      return {};
    });
