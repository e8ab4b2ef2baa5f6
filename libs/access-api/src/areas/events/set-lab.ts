import type { Procedures } from '../../procedures.ts';
import type { EventService } from './service.ts';
import { eventLab, labInput } from './shapes.ts';

/** Replaces all rules of the delivery lab. */
export const setLab = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.manage')
    .input(labInput)
    .output(eventLab)
    .mutation(({ ctx, input }) => events.setLab(ctx.origin, input));
