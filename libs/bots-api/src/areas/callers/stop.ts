import type { Procedures } from '../../trpc.ts';
import type { CallerService } from './service.ts';
import { byId, runView } from './shapes.ts';

/** Has them hang up. */
export const stop = (procedures: Procedures, callers: CallerService) =>
  procedures
    .allowed('number.manage')
    .input(byId)
    .output(runView)
    .mutation(({ input }) => callers.stop(input.id));
