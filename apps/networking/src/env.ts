import { connectEnv, connectPolicy } from '@switchboard/page-server/connect-env';
import { pageEnv } from '@switchboard/page-server/env';
import { parseEnv } from '@switchboard/service';
import { z } from 'zod';

const schema = z.object({
  /** Where people open this app; also where the identity provider sends them back to. */
  NETWORKING_URL: z.url().default('http://localhost:3300'),
  ...pageEnv('switchboard-networking', 3300),
  ...connectEnv,
});

export type NetworkingEnv = z.output<typeof schema>;

export function readEnv(
  env: Readonly<Record<string, string | undefined>> = process.env,
): NetworkingEnv {
  return parseEnv(schema, env);
}

/** What the content security policy depends on; read apart, because each page needs it. */
export function policyEnv(env: Readonly<Record<string, string | undefined>> = process.env) {
  return connectPolicy(env);
}
