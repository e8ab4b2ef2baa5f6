import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ });

/** Where the app's services are: in the build of a phone, and beside the page of the web build. */
const schema = z.object({
  /** The OpenID provider. */
  issuer: url,
  clientId: z.string().min(1).default('switchboard-native'),
  /** The tRPC route of the trusted service. */
  accessUrl: url,
  /** Plain http to the provider, on this machine alone. */
  allowInsecure: z.boolean().default(false),
});

export type PhoneConfig = z.output<typeof schema>;

/** @returns undefined for what no app can work with */
export function readConfig(given: unknown): PhoneConfig | undefined {
  return schema.safeParse(given).data;
}
