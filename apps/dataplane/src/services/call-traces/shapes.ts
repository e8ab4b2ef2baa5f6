import { z } from 'zod';

/** As a data plane names calls: the process where it lives, and what is unique. */
export const callId = z.string().regex(/^[\w-]{1,64}\.[\w-]{1,64}$/);

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();
const milliseconds = z.number().min(0).nullable();
const at = z.iso.datetime();
/** The raw identifier of a participant, of a phone with most digits hidden; null where nobody in particular did it. */
const who = z.string().nullable();

/** How the sound of a phone arrives; null what is not known. */
export const legQuality = z.object({
  codec: z.string().nullable(),
  /** Of packets: since it began, and over the last seconds. */
  lost: share,
  lostLately: share,
  /** Of what was played, how much had to be made up. */
  concealed: share,
  jitterMs: milliseconds,
  roundTripMs: milliseconds,
  packetsReceived: count,
  packetsSent: count,
});

const signalled = z.object({
  ...{ area: z.literal('signalling'), at, who },
  step: z.enum([
    ...['began', 'rings', 'answered', 'joined', 'stoppedRinging', 'left', 'wentOn', 'moved'],
    ...['held', 'resumed', 'muted', 'unmuted', 'transferred'],
    ...['recordingBegan', 'recordingEnded', 'ended'],
  ] as const),
  /** Why somebody left or does not ring any more, in the codes of the service. */
  reason: z.object({ code: z.int(), subCode: z.int() }).nullable(),
});
const heard = z.object({
  ...{ area: z.literal('media'), at, who },
  /**
   * Where the media goes, and that it began anew there; what a phone agreed on; that its sound got bad,
   * good again, and how it was all in all.
   */
  step: z.enum(['direct', 'engine', 'renewed', 'agreed', 'bad', 'good', 'total']),
  quality: legQuality.nullable(),
});
const sipMessage = z.object({
  ...{ area: z.literal('sip'), at, direction: z.enum(['in', 'out']), method: z.string() },
  /** Of an answer; null for a request. */
  status: z.int().nullable(),
  hasSession: z.boolean(),
  trunk: z.string().nullable(),
  /** Of the ladder that it belongs to. */
  ladder: z.guid(),
});
const calledBack = z.object({
  ...{ area: z.literal('callback'), at, event: z.string() },
  outcome: z.enum(['delivered', 'refused', 'givenUp']),
  attempt: z.int().min(1),
});

/** Something that happened to a call. It holds no number, content or secret. */
export const traceEntry = z.discriminatedUnion('area', [signalled, heard, sipMessage, calledBack]);

const leg = z.object({
  who: z.string(),
  /** The kind of end, as a page or a phone; null while nobody has answered. */
  end: z.string().nullable(),
  state: z.enum(['ringing', 'waiting', 'connected', 'hold']),
  since: at,
  muted: z.boolean(),
  /** Measured for phones alone. */
  quality: legQuality.nullable(),
  isBad: z.boolean(),
});
export const tracedCall = z.object({
  id: z.string(),
  kind: z.enum(['direct', 'group', 'room']),
  startedAt: at,
  endedAt: at.nullable(),
  media: z.enum(['peer', 'engine']),
  /** Where it lives. */
  process: z.string(),
  /** Everybody who was in it, up to 20. */
  people: z.array(z.string()),
  /** Who is in it now, or rung. */
  legs: z.array(leg),
});

/** A call as the process where it lives has it: a leg that ends elsewhere is measured there. */
const ownCall = tracedCall.extend({ legs: z.array(leg.extend({ endId: z.string().nullable() })) });
const qualities = z.array(z.object({ endId: z.string(), quality: legQuality }));

/** What one process knows of calls, of one of them where that was asked for. */
export const ownCalls = z.object({
  inProgress: count,
  calls: z.array(ownCall),
  ended: z.array(ownCall),
  qualities,
  entries: z.array(traceEntry),
  /** How many there were beyond those. */
  more: count,
});

export type LegQuality = z.output<typeof legQuality>;
export type TraceEntry = z.output<typeof traceEntry>;
export type TracedCall = z.output<typeof tracedCall>;
export type OwnCalls = z.output<typeof ownCalls>;
export type OwnCall = z.output<typeof ownCall>;
