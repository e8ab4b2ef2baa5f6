import { memberRoles } from '@switchboard/identity';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing, personId } from '../../shapes.ts';
import type { PeopleService } from './service.ts';

const input = z.object({ personId, role: z.enum(memberRoles) });

/** Changes a role; tokens issued under the old one end. Guests come by invitation only. */
export const setRole = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('role.grant')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { personId: id, role } }) => {
      await people.setRole(ctx.origin, id, role);
      return {};
    });
