import type { Procedures } from '../../trpc.ts';
import type { FlowService } from './service.ts';
import { activateInput, flowView } from './shapes.ts';

/** Begins conversations with another version. */
export const activate = (procedures: Procedures, flows: FlowService) =>
  procedures
    .allowed('number.manage')
    .input(activateInput)
    .output(flowView)
    .mutation(({ input, ctx }) => flows.activate(ctx.actor, input));
