import type { Procedures } from '../../trpc.ts';
import type { FlowService } from './service.ts';
import { listInput, listAnswer } from './shapes.ts';

/** Every version of a flow. */
export const list = (procedures: Procedures, flows: FlowService) =>
  procedures
    .allowed('call.supervise')
    .input(listInput)
    .output(listAnswer)
    .query(({ input, ctx }) => flows.list(ctx.actor, input));
