import type { Procedures } from '../../trpc.ts';
import type { HandoverService } from './service.ts';
import { byId, handover } from './shapes.ts';

/** Whoever accepted speaks with the customer. */
export const connected = (procedures: Procedures, handovers: HandoverService) =>
  procedures
    .allowed('handover.request')
    .input(byId)
    .output(handover)
    .mutation(({ ctx, input }) => handovers.connected(ctx.actor, input.id));
