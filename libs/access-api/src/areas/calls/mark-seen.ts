import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { CallService } from './service.ts';

/** The latest record one has looked at: what came after it has not been. */
const input = z.object({ upTo: z.string().regex(/^cal_[a-z0-9]{1,60}$/) });

export const markSeen = (procedures: Procedures, calls: CallService) =>
  procedures
    .allowed('call.read')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { upTo } }) => {
      await calls.markSeen(ctx.origin, upTo);
      return {};
    });
