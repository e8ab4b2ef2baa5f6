import type { Procedures } from '../../trpc.ts';
import type { HandoverService } from './service.ts';
import { byId, handover } from './shapes.ts';

/** One handover, and how far it is. */
export const get = (procedures: Procedures, handovers: HandoverService) =>
  procedures
    .allowed('handover.request')
    .input(byId)
    .output(handover)
    .query(({ ctx, input }) => handovers.get(ctx.actor, input.id));
