import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { EventService } from './service.ts';

/** Delivers one event to one subscription again. */
export const replayOne = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.replay')
    .input(z.object({ id: z.number().int().min(1) }))
    .output(nothing)
    .mutation(async ({ ctx, input: { id } }) => {
      await events.replayOne(ctx.origin, id);
      return {};
    });
