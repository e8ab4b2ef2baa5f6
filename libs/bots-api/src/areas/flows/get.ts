import type { Procedures } from '../../trpc.ts';
import type { FlowService } from './service.ts';
import { getInput, flowView } from './shapes.ts';

/** What a bot says and asks, and what its steps can do. */
export const get = (procedures: Procedures, flows: FlowService) =>
  procedures
    .allowed('call.supervise')
    .input(getInput)
    .output(flowView)
    .query(({ input, ctx }) => flows.get(ctx.actor, input));
