import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { pageRequest } from '../../shapes.ts';
import type { EventService } from './service.ts';
import { deliveryStates, eventDelivery, subscriptionName } from './shapes.ts';

const input = pageRequest.extend({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  subscription: subscriptionName.optional(),
  state: z.enum(deliveryStates).optional(),
});
const output = z.object({ items: z.array(eventDelivery), cursor: z.string().nullable() });

/** What became of the events of the last days, the latest first. */
export const deliveries = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.read')
    .input(input)
    .output(output)
    .query(async ({ input: request }) => {
      const { items, cursor } = await events.deliveries(request);
      return { items: [...items], cursor };
    });
