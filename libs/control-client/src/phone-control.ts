import { z } from 'zod';

const trunk = z.object({
  fqdn: z.string(),
  port: z.number(),
  protocol: z.enum(['udp', 'tcp', 'tls']),
  state: z.enum(['unknown', 'up', 'down']),
  since: z.string(),
  reason: z.enum(['no-address', 'no-answer', 'unreachable']).nullable(),
});
const route = z.object({
  name: z.string(),
  description: z.string().nullish(),
  numberPattern: z.string(),
  trunks: z.array(z.string()),
});
const network = z.object({
  trunks: z.array(trunk),
  isDefault: z.boolean(),
  routes: z.array(route),
  lines: z.number(),
});

const ladderSummary = z.object({
  id: z.string(),
  callId: z.string().nullable(),
  direction: z.enum(['in', 'out']),
  protocol: z.enum(['udp', 'tcp', 'tls']),
  trunk: z.string().nullable(),
  startedAt: z.string(),
  state: z.enum(['ringing', 'answered', 'ended', 'failed']),
  status: z.number().nullable(),
});
const ladder = ladderSummary.extend({
  messages: z.array(
    z.object({
      at: z.string(),
      direction: z.enum(['in', 'out']),
      method: z.string(),
      status: z.number().nullable(),
      hasSession: z.boolean(),
    }),
  ),
  more: z.number(),
});

/** A way to the phone network, as the process that is asked finds it; `since` is in ISO 8601. */
export type PhoneTrunk = z.output<typeof trunk>;
/**
 * The trunks and routes that are taken, and how many phones are in calls by the process that is asked.
 * `isDefault`: the resource has set none, so they are those of its configuration.
 */
export type PhoneNetwork = z.output<typeof network>;

/** A call with a phone, as SIP has it; `out` is to the phone, `status` the last answer to the call itself. */
export type PhoneLadderSummary = z.output<typeof ladderSummary>;
/** Its first messages without numbers, addresses and content, and how many there were beyond them. */
export type PhoneLadder = z.output<typeof ladder>;

/** Calls to and from the phone network. Refused with 404 where phones are off. */
export interface PhoneControl {
  network(): Promise<PhoneNetwork>;
  /** The latest 200 of the process that is asked, the latest first. */
  ladders(): Promise<PhoneLadderSummary[]>;
  /** Refused with 404 for one that is not kept, or no longer. */
  ladder(id: string): Promise<PhoneLadder>;
}

export function phoneControl(
  ask: (method: string, path: string) => Promise<unknown>,
): PhoneControl {
  return {
    network: async () => network.parse(await ask('GET', '/phone')),
    ladders: async () =>
      z.object({ value: z.array(ladderSummary) }).parse(await ask('GET', '/phone/ladders')).value,
    ladder: async (id) =>
      ladder.parse(await ask('GET', `/phone/ladders/${encodeURIComponent(id)}`)),
  };
}
