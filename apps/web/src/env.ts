import { pageEnv } from '@switchboard/page-server/env';
import { parseEnv } from '@switchboard/service';
import { z } from 'zod';
import { azureOrigins } from './azure-origins.ts';

const schema = z.object({
  /** Where people open this app; also where the identity provider sends them back to. */
  WEB_URL: z.url().default('http://localhost:3000'),
  ...pageEnv('switchboard-web', 3000),
  /** Origins a page may talk to besides this app, separated by spaces. */
  CONNECT_ORIGINS: z
    .string()
    // It becomes part of a policy, in which these begin something else.
    .regex(/^[^;,]*$/, 'origins are separated by spaces')
    .default(azureOrigins.join(' ')),
});

export type WebEnv = z.output<typeof schema>;

export function readEnv(env: Readonly<Record<string, string | undefined>> = process.env): WebEnv {
  return parseEnv(schema, env);
}

/** What the content security policy depends on; read apart, because each page needs it. */
export function policyEnv(env: Readonly<Record<string, string | undefined>> = process.env) {
  const connectOrigins = schema.shape.CONNECT_ORIGINS.parse(env['CONNECT_ORIGINS'] || undefined);
  return {
    connectOrigins,
    ownWorkers: connectOrigins.includes('.communication.azure.com'),
    development: env['NODE_ENV'] === 'development',
  };
}
