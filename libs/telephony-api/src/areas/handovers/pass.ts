import type { Procedures } from '../../trpc.ts';
import type { HandoverService } from './service.ts';
import { byId, handover } from './shapes.ts';

/** Leaves what is offered to somebody else. */
export const pass = (procedures: Procedures, handovers: HandoverService) =>
  procedures
    .allowed('handover.answer')
    .input(byId)
    .output(handover)
    .mutation(({ ctx, input }) => handovers.pass(ctx.actor, input.id));
