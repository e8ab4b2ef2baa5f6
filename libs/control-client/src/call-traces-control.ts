import { z } from 'zod';

const count = z.number();
const known = z.number().nullable();
const quality = z.object({
  codec: z.string().nullable(),
  ...{ lost: known, lostLately: known, concealed: known, jitterMs: known, roundTripMs: known },
  ...{ packetsReceived: count, packetsSent: count },
});
const leg = z.object({
  ...{ who: z.string(), end: z.string().nullable(), since: z.string(), muted: z.boolean() },
  state: z.enum(['ringing', 'waiting', 'connected', 'hold']),
  ...{ quality: quality.nullable(), isBad: z.boolean() },
});
const call = z.object({
  ...{ id: z.string(), kind: z.enum(['direct', 'group', 'room']), process: z.string() },
  ...{ startedAt: z.string(), endedAt: z.string().nullable(), media: z.enum(['peer', 'engine']) },
  ...{ people: z.array(z.string()), legs: z.array(leg) },
});
const reason = z.object({ code: z.number(), subCode: z.number() });
const entry = z.discriminatedUnion('area', [
  z.object({
    ...{ area: z.literal('signalling'), at: z.string(), who: z.string().nullable() },
    reason: reason.nullable(),
    step: z.enum([
      ...['began', 'rings', 'answered', 'joined', 'stoppedRinging', 'left', 'wentOn', 'moved'],
      ...['held', 'resumed', 'muted', 'unmuted', 'transferred'],
      ...['recordingBegan', 'recordingEnded', 'ended'],
    ] as const),
  }),
  z.object({
    ...{ area: z.literal('media'), at: z.string(), who: z.string().nullable() },
    quality: quality.nullable(),
    step: z.enum(['direct', 'engine', 'renewed', 'agreed', 'bad', 'good', 'total']),
  }),
  z.object({
    ...{ area: z.literal('sip'), at: z.string(), direction: z.enum(['in', 'out']) },
    ...{ method: z.string(), status: known, hasSession: z.boolean() },
    ...{ trunk: z.string().nullable(), ladder: z.string() },
  }),
  z.object({
    ...{ area: z.literal('callback'), at: z.string(), event: z.string() },
    ...{ outcome: z.enum(['delivered', 'refused', 'givenUp']), attempt: z.number() },
  }),
]);
const list = z.object({
  ...{ inProgress: count, missing: count, calls: z.array(call), ended: z.array(call) },
});
const trace = z.object({
  ...{ call: call.nullable(), entries: z.array(entry), more: count, missing: count },
});

/** A call; of phones all digits but the first and last are hidden. Times are in ISO 8601, shares 0 to 1. */
export type TracedCall = z.output<typeof call>;
/**
 * Calls in progress, the latest 200 of them listed, and the latest that are over. `missing`: so many
 * processes did not answer.
 */
export type TracedCalls = z.output<typeof list>;
/** What happened to one call, the first first; `more`: what is not kept of it. */
export type CallTrace = z.output<typeof trace>;

/** Calls of all processes, and what happened to them. */
export interface CallTracesControl {
  list(): Promise<TracedCalls>;
  /** Refused with 404 for one that is not kept, or no longer. */
  get(callId: string): Promise<CallTrace>;
}

export function callTracesControl(
  ask: (method: string, path: string) => Promise<unknown>,
): CallTracesControl {
  return {
    list: async () => list.parse(await ask('GET', '/calls/traces')),
    get: async (callId) =>
      trace.parse(await ask('GET', `/calls/traces/${encodeURIComponent(callId)}`)),
  };
}
