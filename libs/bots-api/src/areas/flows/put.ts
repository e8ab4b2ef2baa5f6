import type { Procedures } from '../../trpc.ts';
import type { FlowService } from './service.ts';
import { putInput, flowView } from './shapes.ts';

/** Keeps a new version, and begins conversations with it. */
export const put = (procedures: Procedures, flows: FlowService) =>
  procedures
    .allowed('number.manage')
    .input(putInput)
    .output(flowView)
    .mutation(({ input, ctx }) => flows.put(ctx.actor, input));
