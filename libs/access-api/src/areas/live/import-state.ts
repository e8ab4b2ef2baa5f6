import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { LiveService } from './service.ts';
import { exportName } from './shapes.ts';

/** Puts what a file says in place of everything the data plane knows. */
export const importState = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.control')
    .input(z.object({ name: exportName }))
    .output(nothing)
    .mutation(async ({ ctx, input: { name } }) => {
      await live.importState(ctx.origin, name);
      return {};
    });
