import type { z } from 'zod';
import type { callTrace, tracedCall, tracedCalls } from './shapes.ts';

export type TracedCallView = z.output<typeof tracedCall>;
export type TracedCallsView = z.output<typeof tracedCalls>;
export type CallTraceView = z.output<typeof callTrace>;

/**
 * Calls of a data plane of one's own. Each method throws PlatformError `not-ours` where there is no control
 * plane.
 */
export interface CallTraceService {
  /** Those in progress and the latest that are over. */
  list(): Promise<TracedCallsView>;
  /** @throws PlatformError `call-not-kept` */
  get(callId: string): Promise<CallTraceView>;
}
