import type { Procedures } from '../../trpc.ts';
import type { CallerService } from './service.ts';
import { runView, startInput } from './shapes.ts';

/** Has people who are made up call a bot. */
export const start = (procedures: Procedures, callers: CallerService) =>
  procedures
    .allowed('number.manage')
    .input(startInput)
    .output(runView)
    .mutation(({ input }) => callers.start(input));
