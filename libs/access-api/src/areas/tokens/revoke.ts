import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId, reason } from '../../shapes.ts';
import { ending } from './shapes.ts';
import type { PeopleService } from '../people/service.ts';

const input = z.object({ personId, reason: reason.optional() });

/** Ends every communication token of somebody; they can get new ones. */
export const revoke = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('token.revoke')
    .input(input)
    .output(ending)
    .mutation(({ ctx, input: { personId: id, reason: why } }) =>
      people.revokeTokens(ctx.origin, id, why),
    );
