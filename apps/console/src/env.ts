import { pageEnv } from '@switchboard/page-server/env';
import { parseEnv } from '@switchboard/service';
import { z } from 'zod';

const schema = z.object({
  /** Where staff open this app; also where the identity provider sends them back to. */
  CONSOLE_URL: z.url().default('http://localhost:3200'),
  /** Where people talk: what an invitation links to. */
  WEB_URL: z.url().optional(),
  /** The service of bots; without it nothing is said of bots. */
  BOTS_SERVICE_URL: z.url().optional(),
  /** Where bots are built: their flows and conversations are there. */
  BOTS_URL: z.url().optional(),
  ...pageEnv('switchboard-console', 3200),
});

export type ConsoleEnv = z.output<typeof schema>;
type Environment = Readonly<Record<string, string | undefined>>;

export function readEnv(env: Environment = process.env): ConsoleEnv {
  return parseEnv(schema, env);
}

/** What the content security policy depends on; read apart, because each page needs it. */
export function policyEnv(env: Environment = process.env) {
  return { development: env['NODE_ENV'] === 'development' };
}
