import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { EventService } from './service.ts';
import { replayRequest } from './shapes.ts';

/** How many deliveries `replay` would make again now, up to 10,000. */
export const replayCount = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.replay', 'event-count-per-person')
    .input(replayRequest)
    .output(z.object({ count: z.number().int() }))
    .query(async ({ input }) => ({ count: await events.replayCount(input) }));
