import type { Procedures } from '../../procedures.ts';
import type { EventService } from './service.ts';
import { endpoint, eventSubscription, subscriptionName, subscriptionSettings } from './shapes.ts';

const input = subscriptionSettings.extend({ name: subscriptionName, endpoint });

/** Makes a subscription, and asks its endpoint whether it wants events. */
export const create = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.manage', 'event-change-per-person')
    .input(input)
    .output(eventSubscription)
    .mutation(({ ctx, input: { name, ...subscription } }) =>
      events.create(ctx.origin, name, subscription),
    );
