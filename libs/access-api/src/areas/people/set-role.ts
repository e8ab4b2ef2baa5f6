import { memberRoles } from '@switchboard/identity';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId } from '../../shapes.ts';
import { ending } from '../tokens/shapes.ts';
import type { PeopleService } from './service.ts';

const input = z.object({ personId, role: z.enum(memberRoles) });

/** Changes a role; tokens issued under the old one end. Guests come by invitation only. */
export const setRole = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('role.grant')
    .input(input)
    .output(ending)
    .mutation(({ ctx, input: { personId: id, role } }) => people.setRole(ctx.origin, id, role));
