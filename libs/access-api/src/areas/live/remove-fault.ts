import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { LiveService } from './service.ts';

/** The data plane no longer fails in this way. */
export const removeFault = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.control')
    .input(z.object({ id: z.uuid() }))
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await live.removeFault(ctx.origin, input.id);
      return {};
    });
