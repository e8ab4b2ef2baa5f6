import type { Procedures } from '../../trpc.ts';
import type { HandoverService } from './service.ts';
import { failedInput, handover } from './shapes.ts';

/** Whoever accepted was not reached. */
export const failed = (procedures: Procedures, handovers: HandoverService) =>
  procedures
    .allowed('handover.request')
    .input(failedInput)
    .output(handover)
    .mutation(({ ctx, input }) => handovers.failed(ctx.actor, input));
