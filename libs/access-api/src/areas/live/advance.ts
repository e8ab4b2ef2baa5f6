import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { LiveService } from './service.ts';

const YEAR_MS = 366 * 86_400_000;

/** Turns the data plane's clock forward; what is due by then happens. */
export const advance = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.control')
    .input(z.object({ ms: z.number().int().min(1).max(YEAR_MS) }))
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await live.advance(ctx.origin, input.ms);
      return {};
    });
