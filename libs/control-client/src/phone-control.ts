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

/** A way to the phone network, as the process that is asked finds it; `since` is in ISO 8601. */
export type PhoneTrunk = z.output<typeof trunk>;
/**
 * The trunks and routes that are taken, and how many phones are in calls by the process that is asked.
 * `isDefault`: the resource has set none, so they are those of its configuration.
 */
export type PhoneNetwork = z.output<typeof network>;

/** Calls to and from the phone network. Refused with 404 where phones are off. */
export interface PhoneControl {
  network(): Promise<PhoneNetwork>;
}

export function phoneControl(
  ask: (method: string, path: string) => Promise<unknown>,
): PhoneControl {
  return { network: async () => network.parse(await ask('GET', '/phone')) };
}
