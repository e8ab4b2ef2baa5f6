import { z } from 'zod';
import { exportName } from '../../live-shapes.ts';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../schemas.ts';
import type { LiveService } from '../../services/live.ts';

const input = z.object({ name: exportName });

/** Writes everything the data plane knows to a file of this name. */
export const exportState = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.control')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { name } }) => {
      await live.exportState(ctx.origin, name);
      return {};
    });

/** Puts what a file says in place of everything the data plane knows. */
export const importState = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.control')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { name } }) => {
      await live.importState(ctx.origin, name);
      return {};
    });
