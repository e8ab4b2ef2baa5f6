import { memberRoles } from '@switchboard/identity';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { displayName, line } from '../../shapes.ts';
import type { PeopleService } from './service.ts';
import { personOutput, personView } from './shapes.ts';

const input = z.object({
  issuer: z.url().max(500),
  subject: line(1, 255),
  name: displayName,
  email: z.email().max(320).optional(),
  role: z.enum(memberRoles),
});

/** Announces somebody who has not signed in yet, so that others can already write to them. */
export const create = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('people.manage')
    .input(input)
    .output(personOutput)
    .mutation(async ({ ctx, input: person }) =>
      personView(await people.create(ctx.origin, person)),
    );
