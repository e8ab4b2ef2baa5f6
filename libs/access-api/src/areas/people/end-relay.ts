import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId } from '../../shapes.ts';
import type { PeopleService } from './service.ts';

const output = z.object({ known: z.boolean(), ended: z.number().int() });

/** Ends what somebody holds at the relay, with the credentials they have; they can get new ones. */
export const endRelay = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('token.revoke')
    .input(z.object({ personId }))
    .output(output)
    .mutation(({ ctx, input }) => people.endRelay(ctx.origin, input.personId));
