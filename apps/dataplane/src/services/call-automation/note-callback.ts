import { callIdOf } from '../calls/port.ts';
import type { CallTraces } from '../call-traces/port.ts';
import type { CallbackPumpOptions } from './callback-pump.ts';
import { PREFIX } from './cloud-event.ts';

/** Writes down in the timeline of its call what became of a callback; neither where it went nor what it said. */
export function noteCallback(traces: Pick<CallTraces, 'note'>): CallbackPumpOptions['onAttempted'] {
  return ({ event: { type, data }, attempts: attempt }, outcome) => {
    const { serverCallId } = (data ?? {}) as { serverCallId?: unknown };
    const callId = typeof serverCallId === 'string' ? callIdOf(serverCallId) : undefined;
    if (callId === undefined) return;
    const event = String(type).replace(PREFIX, '');
    traces.note(callId, { area: 'callback', event, outcome, attempt });
  };
}
