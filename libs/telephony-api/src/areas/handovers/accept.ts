import type { Procedures } from '../../trpc.ts';
import type { HandoverService } from './service.ts';
import { byId, handover } from './shapes.ts';

/** Takes over what is offered. */
export const accept = (procedures: Procedures, handovers: HandoverService) =>
  procedures
    .allowed('handover.answer')
    .input(byId)
    .output(handover)
    .mutation(({ ctx, input }) => handovers.accept(ctx.actor, input.id));
