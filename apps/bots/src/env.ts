import { pageEnv } from '@switchboard/page-server/env';
import { parseEnv } from '@switchboard/service';
import { z } from 'zod';

const schema = z.object({
  /** Where people open this app; also where the identity provider sends them back to. */
  BOTS_URL: z.url().default('http://localhost:3500'),
  /** The service whose pages these are. */
  BOTS_SERVICE_URL: z.url().default('http://localhost:3470'),
  /** Where numbers are bought; without it the pages lead nobody there. */
  CONSOLE_URL: z.url().optional(),
  /** Where the handsets of the pretend phone network are, on a machine that has one. */
  HANDSETS_URL: z.url().optional(),
  ...pageEnv('switchboard-bots', 3500),
});

export type BotsEnv = z.output<typeof schema>;
type Environment = Readonly<Record<string, string | undefined>>;

export function readEnv(env: Environment = process.env): BotsEnv {
  return parseEnv(schema, env);
}

/** What the content security policy depends on; read apart, because each page needs it. */
export function policyEnv(env: Environment = process.env) {
  return { development: env['NODE_ENV'] === 'development' };
}
