import type { Procedures } from '../../procedures.ts';
import type { EventService } from './service.ts';
import { endpoint, eventSubscription, subscriptionName, subscriptionSettings } from './shapes.ts';

/** An endpoint and headers that are left out stay as they are: nobody is shown what is secret in them. */
const input = subscriptionSettings.extend({
  name: subscriptionName,
  endpoint: endpoint.optional(),
});

/** Changes a subscription, and asks its endpoint again. */
export const update = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.manage', 'event-change-per-person')
    .input(input)
    .output(eventSubscription)
    .mutation(({ ctx, input: { name, ...change } }) => events.update(ctx.origin, name, change));
