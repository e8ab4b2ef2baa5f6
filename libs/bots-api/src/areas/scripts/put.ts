import type { Procedures } from '../../trpc.ts';
import type { ScriptService } from './service.ts';
import { putInput, scriptView } from './shapes.ts';

/** Adds a script to a bot, or changes one. */
export const put = (procedures: Procedures, scripts: ScriptService) =>
  procedures
    .allowed('number.manage')
    .input(putInput)
    .output(scriptView)
    .mutation(({ input }) => scripts.put(input));
