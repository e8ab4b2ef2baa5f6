import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing, personId, reason } from '../../shapes.ts';
import type { PeopleService } from './service.ts';

const input = z.object({ personId, reason: reason.optional() });

/** Locks somebody out at once: the next request is refused, issued tokens end at ACS. */
export const block = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('people.manage')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { personId: id, reason: why } }) => {
      await people.block(ctx.origin, id, why);
      return {};
    });
