import { nothing } from '../../shapes.ts';
import type { Procedures } from '../../trpc.ts';
import type { ScriptService } from './service.ts';
import { byId } from './shapes.ts';

/** Deletes a script. */
export const remove = (procedures: Procedures, scripts: ScriptService) =>
  procedures
    .allowed('number.manage')
    .input(byId)
    .output(nothing)
    .mutation(async ({ input }) => {
      await scripts.remove(input.id);
      return {};
    });
