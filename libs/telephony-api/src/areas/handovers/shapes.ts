import { z } from 'zod';
import { colleague, count, line, moment, ours, pageOf, pageRequest } from '../../shapes.ts';
import { phoneNumber } from '../../shapes.ts';

const MAX_FACTS = 30;
const MAX_UNDERSTOOD = 10;
const DEFAULT_PATIENCE = 120;

/** Made by the bot: asked twice with the same one, there is one. */
const id = z.uuid().transform((given) => given.toLowerCase());
const reference = line(1, 300);

export const channels = ['voice', 'chat', 'sms'] as const;
export const handoverStates = [
  ...(['waiting', 'offered', 'accepted'] as const),
  ...(['connected', 'nobody', 'cancelled', 'failed'] as const),
] as const;
/** `not-connected`: the bot has not said within a minute that whoever accepted was reached. */
export const failures = ['not-reached', 'customer-left', 'other', 'not-connected'] as const;

/** What a person reads before they take over, as `libs/bots` makes it. */
export const summary = z.object({
  facts: z.array(z.object({ name: line(1, 100), value: line(0, 500) })).max(MAX_FACTS),
  /** The latest last. */
  understood: z.array(line(1, 500)).max(MAX_UNDERSTOOD),
  problem: line(1, 500).optional(),
});

export const requestInput = z.object({
  id,
  /** Its id or its name. */
  team: line(1, 60),
  skill: line(1, 60).optional(),
  channel: z.enum(channels),
  customer: z.object({ name: line(1, 100).optional(), number: phoneNumber.optional() }),
  /** The number of ours that they called or wrote to. */
  ours: ours.optional(),
  summary,
  threadId: reference.optional(),
  callConnectionId: reference.optional(),
  /** After so many seconds the bot goes on without a person. */
  patienceSeconds: z.number().int().min(10).max(3_600).default(DEFAULT_PATIENCE),
});

export const byId = z.object({ id });
export const failedInput = byId.extend({ reason: z.enum(failures).exclude(['not-connected']) });

export const handover = z.object({
  id: z.string(),
  /** Null once the team was deleted. */
  team: z.object({ id: z.string().nullable(), name: z.string() }),
  skill: z.string().nullable(),
  channel: z.enum(channels),
  customer: z.object({ name: z.string().nullable(), number: z.string().nullable() }),
  contact: z.object({ id: z.string(), name: z.string() }).nullable(),
  summary,
  threadId: z.string().nullable(),
  callConnectionId: z.string().nullable(),
  /** Of the inbox, between the customer and us. */
  conversationId: z.string().nullable(),
  state: z.enum(handoverStates),
  at: moment,
  /** Who is asked now, or has accepted, with the communication identity by which they are reached. */
  colleague: colleague.extend({ userId: z.string().nullable() }).nullable(),
  /** How many milliseconds are left to answer, or to reach whoever accepted; null where nobody is asked. */
  leftMs: count.nullable(),
  acceptedAt: moment.nullable(),
  endedAt: moment.nullable(),
  failure: z.enum(failures).nullable(),
});

/** `open`: what waits or is offered, and what was mine within the last hour. `past`: what is over. */
export const listInput = pageRequest.extend({
  shown: z.enum(['open', 'past']).default('open'),
  /** Those alone that were requested since then. */
  since: z.iso
    .datetime({ offset: true })
    .transform((at) => new Date(at))
    .optional(),
});
export const handoverPage = pageOf(handover);

export type HandoverView = z.infer<typeof handover>;
