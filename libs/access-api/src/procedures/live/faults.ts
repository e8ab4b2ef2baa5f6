import { z } from 'zod';
import { liveFault } from '../../live-shapes.ts';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../schemas.ts';
import type { LiveService } from '../../services/live.ts';

/** From now on the data plane fails as asked. */
export const addFault = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.control')
    .input(liveFault)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await live.addFault(ctx.origin, input);
      return {};
    });

export const removeFault = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.control')
    .input(z.object({ id: z.uuid() }))
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await live.removeFault(ctx.origin, input.id);
      return {};
    });
