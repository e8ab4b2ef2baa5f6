import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { EventService } from './service.ts';
import { eventSubscription, subscriptionName } from './shapes.ts';

/** Asks the endpoint of a subscription again whether it wants events. */
export const validate = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.manage', 'event-change-per-person')
    .input(z.object({ name: subscriptionName }))
    .output(eventSubscription)
    .mutation(({ ctx, input: { name } }) => events.validate(ctx.origin, name));
