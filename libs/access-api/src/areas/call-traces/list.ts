import type { Procedures } from '../../procedures.ts';
import type { CallTraceService } from './service.ts';
import { tracedCalls } from './shapes.ts';

/** Calls in progress, with who is in them and how phones are heard, and the latest that are over. */
export const list = (procedures: Procedures, traces: CallTraceService) =>
  procedures
    .allowed('call.supervise')
    .output(tracedCalls)
    .query(() => traces.list());
