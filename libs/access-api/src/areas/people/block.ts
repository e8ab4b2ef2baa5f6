import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId, reason } from '../../shapes.ts';
import { ending } from '../tokens/shapes.ts';
import type { PeopleService } from './service.ts';

const input = z.object({ personId, reason: reason.optional() });

/** Locks somebody out at once: the next request is refused, issued tokens end at ACS, now or when it can be reached. */
export const block = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('people.manage')
    .input(input)
    .output(ending)
    .mutation(({ ctx, input: { personId: id, reason: why } }) => people.block(ctx.origin, id, why));
