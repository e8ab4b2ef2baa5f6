import type { Procedures } from '../../trpc.ts';
import type { CallService } from './service.ts';
import { liveAnswer } from './shapes.ts';

/** Every call that goes on: who talks to whom, and who waits. */
export const live = (procedures: Procedures, calls: CallService) =>
  procedures
    .allowed('call.supervise')
    .output(liveAnswer)
    .query(() => calls.live());
