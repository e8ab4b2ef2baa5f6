import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { LiveService } from './service.ts';
import { exportName } from './shapes.ts';

/** Writes everything the data plane knows to a file of this name. */
export const exportState = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.control')
    .input(z.object({ name: exportName }))
    .output(nothing)
    .mutation(async ({ ctx, input: { name } }) => {
      await live.exportState(ctx.origin, name);
      return {};
    });
