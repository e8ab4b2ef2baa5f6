import { z } from 'zod';

const moment = z.iso.datetime();
const count = z.number().int().min(0);
const share = z.number().min(0).max(1).nullable();
const milliseconds = z.number().min(0).nullable();

/** As data planes name calls. */
export const tracedCallId = z.string().regex(/^[\w-]{1,64}\.[\w-]{1,64}$/);

/** Somebody in a call: who they are where that is known here, and how the data plane names them. */
const party = z.object({
  /** A raw identifier; of a phone all digits but the first and last are hidden. */
  id: z.string(),
  personId: z.string().nullable(),
  name: z.string().nullable(),
});

/** How the sound of a phone arrives; null what is not known. */
const quality = z.object({
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

const leg = z.object({
  who: party,
  /** `page`, `phone`, `automation`, or what else there is; null while nobody has answered. */
  end: z.string().nullable(),
  state: z.enum(['ringing', 'waiting', 'connected', 'hold']),
  since: moment,
  muted: z.boolean(),
  /** Measured for phones alone. */
  quality: quality.nullable(),
  isBad: z.boolean(),
});

export const tracedCall = z.object({
  id: z.string(),
  kind: z.enum(['direct', 'group', 'room']),
  startedAt: moment,
  /** Null while it goes on. */
  endedAt: moment.nullable(),
  media: z.enum(['peer', 'engine']),
  /** Of the data plane, where the call lives. */
  process: z.string(),
  /** Everybody who was in it, up to 20. */
  people: z.array(party),
  /** Who is in it now, or rung. */
  legs: z.array(leg),
});

export const tracedCalls = z.object({
  inProgress: count,
  /** Processes of the data plane that did not answer. */
  missing: count,
  /** The latest 200 of those in progress. */
  calls: z.array(tracedCall),
  /** The latest that are over. */
  ended: z.array(tracedCall),
});

const entry = z.discriminatedUnion('area', [
  z.object({
    ...{ area: z.literal('signalling'), at: moment, who: party.nullable() },
    step: z.enum([
      ...['began', 'rings', 'answered', 'joined', 'stoppedRinging', 'left', 'wentOn', 'moved'],
      ...['held', 'resumed', 'muted', 'unmuted', 'transferred'],
      ...['recordingBegan', 'recordingEnded', 'ended'],
    ] as const),
    /** In the codes of the service. */
    reason: z.object({ code: z.number().int(), subCode: z.number().int() }).nullable(),
  }),
  z.object({
    ...{ area: z.literal('media'), at: moment, who: party.nullable() },
    /**
     * Where the media goes, and that it began anew there; what a phone agreed on; that its sound got bad,
     * good again, and how it was all in all.
     */
    step: z.enum(['direct', 'engine', 'renewed', 'agreed', 'bad', 'good', 'total']),
    quality: quality.nullable(),
  }),
  z.object({
    ...{ area: z.literal('sip'), at: moment, direction: z.enum(['in', 'out']) },
    method: z.string(),
    /** Of an answer; null for a request. */
    status: z.number().int().nullable(),
    /** Does it describe sound? */
    hasSession: z.boolean(),
    trunk: z.string().nullable(),
    /** Which messages belong together. */
    ladder: z.string(),
  }),
  z.object({
    ...{ area: z.literal('callback'), at: moment, event: z.string() },
    outcome: z.enum(['delivered', 'refused', 'givenUp']),
    attempt: count,
  }),
]);

/** What happened to a call, the first first: no number, content or secret. */
export const callTrace = z.object({
  /** Null where it is known no more who was in it. */
  call: tracedCall.nullable(),
  entries: z.array(entry),
  /** How many later ones are not kept. */
  more: count,
  missing: count,
});
