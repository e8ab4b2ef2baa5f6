import { z } from 'zod';
import { line } from '../../shapes.ts';

/** As much as ACS holds. */
const MAX_ENTRIES = 250;
const MAX_PATTERN = 1_024;

/** How the live state of trunks can be told: not for phones that are off, nor for a back end of others. */
export const liveStates = ['on', 'off', 'not-ours', 'unavailable'] as const;

const fqdn = line(1, 253);
const port = z.number().int().min(1).max(65_535);
const trunkEntry = z.object({ fqdn, port });
const routeEntry = z.object({
  name: line(1, 256),
  description: line(0, 1_024),
  /** A regular expression over numbers as E.164 writes them. */
  numberPattern: line(1, MAX_PATTERN),
  /** By domain name, the one that is tried first before the others. */
  trunks: z.array(fqdn).max(MAX_ENTRIES),
});

export const trunkEntries = z.array(trunkEntry).max(MAX_ENTRIES);
export const routeEntries = z.array(routeEntry).max(MAX_ENTRIES);
/** Of the trunks and routes as they were read: a change of something else is refused. */
export const routingRevision = z.string().regex(/^[\w-]{1,64}$/);

export const phoneNetwork = z.object({
  live: z.enum(liveStates),
  /** The resource has set none, so that calls go by what the data plane was started with. */
  isDefault: z.boolean(),
  revision: routingRevision,
  trunks: z.array(
    trunkEntry.extend({
      protocol: z.enum(['udp', 'tcp', 'tls']).nullable(),
      state: z.enum(['up', 'down', 'unknown']),
      /** Since when it is so; null where nobody tells. */
      since: z.iso.datetime().nullable(),
      reason: z.enum(['no-address', 'no-answer', 'unreachable']).nullable(),
    }),
  ),
  routes: z.array(routeEntry),
});

export const ladderId = z.guid();

const moment = z.iso.datetime();
const direction = z.enum(['in', 'out']);

/** A call with a phone, as SIP has it. */
export const ladderSummary = z.object({
  id: ladderId,
  callId: z.string().nullable(),
  /** `out` is to the phone. */
  direction,
  protocol: z.enum(['udp', 'tcp', 'tls']),
  trunk: z.string().nullable(),
  startedAt: moment,
  state: z.enum(['ringing', 'answered', 'ended', 'failed']),
  /** The last answer to the call itself. */
  status: z.number().int().nullable(),
});

/** The first messages, without numbers, addresses and content; `more` says how many there were beyond. */
export const ladder = ladderSummary.extend({
  messages: z.array(
    z.object({
      at: moment,
      direction,
      method: z.string(),
      /** Of an answer; null for a request. */
      status: z.number().int().nullable(),
      /** Does it describe sound? */
      hasSession: z.boolean(),
    }),
  ),
  more: z.number().int(),
});
