import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { CallTraceService } from './service.ts';
import { callTrace, tracedCallId } from './shapes.ts';

/** What happened to one call: signalling, SIP, media and callbacks in one timeline. */
export const get = (procedures: Procedures, traces: CallTraceService) =>
  procedures
    .allowed('call.supervise')
    .input(z.object({ id: tracedCallId }))
    .output(callTrace)
    .query(({ input: { id } }) => traces.get(id));
