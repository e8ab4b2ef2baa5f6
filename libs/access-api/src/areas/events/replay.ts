import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { moment } from '../../shapes.ts';
import type { EventService } from './service.ts';
import { endedStates, subscriptionName } from './shapes.ts';

const input = z.object({
  subscription: subscriptionName.optional(),
  /** What failed when absent. */
  states: z.array(z.enum(endedStates)).min(1).max(endedStates.length).optional(),
  from: moment.optional(),
  to: moment.optional(),
});

/** Delivers again what is over, 10,000 at a time: all that failed, or what was published within a time. */
export const replay = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.replay', 'event-replay-per-person')
    .input(input)
    .output(z.object({ replayed: z.number().int() }))
    .mutation(async ({ ctx, input: request }) => ({
      replayed: await events.replay(ctx.origin, request),
    }));
