import type { Procedures } from '../../trpc.ts';
import type { ScriptService } from './service.ts';
import { listAnswer, listInput } from './shapes.ts';

/** Every script of a bot. */
export const list = (procedures: Procedures, scripts: ScriptService) =>
  procedures
    .allowed('call.supervise')
    .input(listInput)
    .output(listAnswer)
    .query(({ input }) => scripts.list(input.botId));
