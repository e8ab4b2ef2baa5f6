import type { Procedures } from '../../trpc.ts';
import type { HandoverService } from './service.ts';
import { byId, handover } from './shapes.ts';

/** Nobody is needed any more. */
export const cancel = (procedures: Procedures, handovers: HandoverService) =>
  procedures
    .allowed('handover.request')
    .input(byId)
    .output(handover)
    .mutation(({ ctx, input }) => handovers.cancel(ctx.actor, input.id));
