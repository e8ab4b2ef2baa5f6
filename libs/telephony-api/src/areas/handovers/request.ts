import type { Procedures } from '../../trpc.ts';
import type { HandoverService } from './service.ts';
import { handover, requestInput } from './shapes.ts';

/** Asks for a person of a team. */
export const request = (procedures: Procedures, handovers: HandoverService) =>
  procedures
    .allowed('handover.request', 'handover-per-person')
    .input(requestInput)
    .output(handover)
    .mutation(({ ctx, input }) => handovers.request(ctx.actor, input));
