import type { Procedures } from '../../trpc.ts';
import type { CallerService } from './service.ts';
import { latestAnswer, latestInput } from './shapes.ts';

/** What came of the last callers who were made up. */
export const latest = (procedures: Procedures, callers: CallerService) =>
  procedures
    .allowed('call.supervise')
    .input(latestInput)
    .output(latestAnswer)
    .query(({ input }) => callers.latest(input.botId));
