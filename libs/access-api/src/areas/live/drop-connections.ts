import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { userId } from '../../shapes.ts';
import type { LiveService } from './service.ts';

/** Breaks sockets as a network would: clients come back by themselves. */
export const dropConnections = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.control')
    .input(z.object({ userId: userId.optional() }))
    .output(z.object({ dropped: z.number().int() }))
    .mutation(async ({ ctx, input }) => ({
      dropped: await live.dropConnections(ctx.origin, input.userId),
    }));
