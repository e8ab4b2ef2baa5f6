import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing, personId, sessionId } from '../../shapes.ts';
import type { PeopleService } from './service.ts';

const input = z.object({ personId, id: sessionId });

/** Ends one sign-in of somebody, and their communication tokens; they can sign in again. */
export const endSession = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('people.manage')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { personId: whose, id } }) => {
      await people.endSession(ctx.origin, whose, id);
      return {};
    });
