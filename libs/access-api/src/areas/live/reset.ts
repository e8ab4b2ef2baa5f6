import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { LiveService } from './service.ts';

/** Deletes everything from the data plane; whoever asks has to say so in full. */
export const reset = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.control')
    .input(z.object({ confirmation: z.literal('reset') }))
    .output(nothing)
    .mutation(async ({ ctx }) => {
      await live.reset(ctx.origin);
      return {};
    });
