import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { EventService } from './service.ts';

/** Deliveries go right again. */
export const clearLab = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.manage')
    .output(nothing)
    .mutation(async ({ ctx }) => {
      await events.clearLab(ctx.origin);
      return {};
    });
