import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { EventService } from './service.ts';
import { subscriptionName } from './shapes.ts';

/** Ends a subscription; what waits for it is delivered no more. */
export const remove = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.manage', 'event-change-per-person')
    .input(z.object({ name: subscriptionName }))
    .output(nothing)
    .mutation(async ({ ctx, input: { name } }) => {
      await events.remove(ctx.origin, name);
      return {};
    });
