import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { EventService } from './service.ts';
import { replayRequest } from './shapes.ts';

/** Delivers again what is over, 10,000 at a time: all that failed, or what was published within a time. */
export const replay = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.replay', 'event-replay-per-person')
    .input(replayRequest)
    .output(z.object({ replayed: z.number().int() }))
    .mutation(async ({ ctx, input: request }) => ({
      replayed: await events.replay(ctx.origin, request),
    }));
