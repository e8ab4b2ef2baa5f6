import { connectionStringSchema, managedEndpointSchema } from '@switchboard/acs-client/calls';
import { envBoolean, envList, envPort, parseEnv } from '@switchboard/service';
import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ });

/** By bot. It is JSON because a secret may have any character in it. */
const accounts = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('must be JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.record(
      z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
      z.strictObject({ clientId: z.string().min(1), clientSecret: z.string().min(1) }),
    ),
  );

/** Every variable the bots service reads; an empty one counts as absent. */
const schema = z.object({
  BOTS_PORT: envPort.default(3470),
  BOTS_HOST: z.string().default('localhost'),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|pglite:)/, 'must be postgres://… or pglite:<folder>')
    .default('pglite:.switchboard/bots-service/database'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ACS_CONNECTION_STRING: connectionStringSchema.optional(),
  ACS_OTHER_KEY: z.base64().min(1).optional(),
  ACS_ENDPOINT: managedEndpointSchema.optional(),
  ACCESS_URL: url,
  TELEPHONY_SERVICE_URL: url.optional(),
  OIDC_ISSUER: url,
  OIDC_AUDIENCE: z.string().default('switchboard-access'),
  OIDC_JWKS_URI: url.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_RESOURCE: z.string().min(1).optional(),
  OIDC_SCOPE: z.string().min(1).optional(),
  OIDC_ALLOW_INSECURE: envBoolean.default(false),
  BOTS_ACCOUNTS: accounts.optional(),
  BOTS_EVENTS_SECRET: z.string().min(32),
  BOTS_EVENTS_TOPICS: envList.pipe(z.array(z.string()).min(1)),
  BOTS_CALLBACKS_URL: url,
  BOTS_CALLBACKS_AUDIENCE: z.string().min(1),
  BOTS_CARRIER_URL: url.optional(),
  BOTS_COLLEAGUE: z
    .string()
    .regex(/^8:acs:[\w-]+$/, 'must be the raw id of a communication user')
    .optional(),
  BOTS_SPEECH_ENDPOINT: z.url({ protocol: /^https$/ }).optional(),
  BOTS_MODEL_URL: url.optional(),
  BOTS_MODEL_KEY: z.string().min(1).optional(),
  BOTS_MODEL: z.string().min(1).max(200).optional(),
  BOTS_MODEL_REQUESTS_A_DAY: z.coerce.number().int().min(1).max(1_000_000).default(1_000),
  BOTS_MODEL_TOKENS_A_DAY: z.coerce.number().int().min(4_000).max(1_000_000_000).default(500_000),
  BOTS_TIME_ZONE: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
      message: 'must be a time zone like Europe/Berlin',
    })
    .default('UTC'),
  BOTS_RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).default(365),
  TRUST_PROXY: envList.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type Env = z.output<typeof schema>;
export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error naming the variables that are missing or wrong, without their values */
export function readEnv(environment: Environment = process.env): Env {
  return parseEnv(schema, environment);
}
