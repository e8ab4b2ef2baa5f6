import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { pageRequest, personId } from '../../shapes.ts';
import type { PushService } from './service.ts';
import { pushDelivery, pushStates } from './shapes.ts';

const input = pageRequest.extend({
  cursor: z
    .string()
    .regex(/^[\w=-]{1,200}$/)
    .optional(),
  state: z.enum(pushStates).optional(),
  personId: personId.optional(),
});
const output = z.object({ items: z.array(pushDelivery), cursor: z.string().nullable() });

/** Which device was told of what, and what became of it; never what was said. */
export const deliveries = (procedures: Procedures, push: PushService) =>
  procedures
    .allowed('push.read')
    .input(input)
    .output(output)
    .query(async ({ input: request }) => {
      const { items, cursor } = await push.deliveries(request);
      return { items: [...items], cursor };
    });
