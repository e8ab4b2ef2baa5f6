import { roles } from '@switchboard/identity';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { line, orderedPageRequest } from '../../shapes.ts';
import { peopleOrders, personStates } from './service.ts';
import type { PeopleService } from './service.ts';
import { personOutput, personView } from './shapes.ts';

export const peopleFilter = z.object({
  query: line(1, 100).optional(),
  role: z.enum(roles).optional(),
  state: z.enum(personStates).optional(),
});

export const peopleOrder = z
  .object({ by: z.enum(peopleOrders), descending: z.boolean().default(false) })
  .default({ by: 'createdAt', descending: false });

const input = orderedPageRequest.extend({ ...peopleFilter.shape, order: peopleOrder });
const output = z.object({ items: z.array(personOutput), cursor: z.string().nullable() });

/** People as asked for, in the order they came unless another is asked for. */
export const list = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('people.read')
    .input(input)
    .output(output)
    .query(async ({ input: request }) => {
      const { items, cursor } = await people.list(request);
      return { items: items.map(personView), cursor };
    });
