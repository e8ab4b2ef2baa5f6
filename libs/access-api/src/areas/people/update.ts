import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { displayName, personId } from '../../shapes.ts';
import type { PeopleService } from './service.ts';
import { personOutput, personView } from './shapes.ts';

const input = z.object({
  personId,
  name: displayName.optional(),
  email: z.email().max(320).nullable().optional(),
});

/** Corrects what is known of somebody. */
export const update = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('people.manage')
    .input(input)
    .output(personOutput)
    .mutation(async ({ ctx, input: { personId: id, ...change } }) =>
      personView(await people.update(ctx.origin, id, change)),
    );
