import type { Procedures } from '../../trpc.ts';
import type { HandoverService } from './service.ts';
import { handoverPage, listInput } from './shapes.ts';

/** Handovers to one and one's teams, or all of them for who looks after calls. */
export const list = (procedures: Procedures, handovers: HandoverService) =>
  procedures
    .allowed('handover.answer')
    .input(listInput)
    .output(handoverPage)
    .query(({ ctx, input }) => handovers.list(ctx.actor, input));
