import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing, personId, reason } from '../../shapes.ts';
import type { PeopleService } from './service.ts';

const input = z.object({ personId, reason: reason.optional() });

/** Forgets somebody: the identity is deleted at ACS, what names them is removed here. */
export const erase = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('people.manage')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { personId: id, reason: why } }) => {
      await people.erase(ctx.origin, id, why);
      return {};
    });
