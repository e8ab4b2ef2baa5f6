import { connectEnv, connectPolicy } from '@switchboard/page-server/connect-env';
import { pageEnv } from '@switchboard/page-server/env';
import { parseEnv } from '@switchboard/service';
import { z } from 'zod';

const schema = z.object({
  /** Where people open this app; also where the identity provider sends them back to. */
  WEB_URL: z.url().default('http://localhost:3000'),
  /** The service that knows a team's contacts; without it phones are shown by number. */
  TELEPHONY_SERVICE_URL: z.url().optional(),
  ...pageEnv('switchboard-web', 3000),
  ...connectEnv,
});

export type WebEnv = z.output<typeof schema>;

export function readEnv(env: Readonly<Record<string, string | undefined>> = process.env): WebEnv {
  return parseEnv(schema, env);
}

/** What the content security policy depends on; read apart, because each page needs it. */
export function policyEnv(env: Readonly<Record<string, string | undefined>> = process.env) {
  return connectPolicy(env);
}
