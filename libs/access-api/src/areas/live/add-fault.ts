import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { LiveService } from './service.ts';
import { liveFault } from './shapes.ts';

/** From now on the data plane fails as asked. */
export const addFault = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.control')
    .input(liveFault)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await live.addFault(ctx.origin, input);
      return {};
    });
