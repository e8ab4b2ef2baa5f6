import { connectionStringSchema, managedEndpointSchema } from '@switchboard/acs-client/server';
import { envBoolean, envList, envPort, parseEnv } from '@switchboard/service';
import { z } from 'zod';

/** `web=http://localhost:3000/api/health access=…`: what the overview asks how it is. */
const envProcesses = z
  .string()
  .transform((text) => text.trim().split(/\s+/))
  .pipe(z.array(z.string().regex(/^[\w-]+=https?:\/\/\S+$/, 'must be <name>=<address> …')))
  .transform((pairs) =>
    pairs.map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      url: pair.slice(pair.indexOf('=') + 1),
    })),
  );

/** `50 USD`: an amount each month, in a currency of ISO 4217. */
const envMonthlyCost = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,2})? [A-Z]{3}$/, 'must be <amount> <currency>, for instance 50 USD')
  .transform((text) => ({ amount: Number(text.split(' ')[0]), currency: text.slice(-3) }));

/** `http://localhost:3700 https://app.example.com`: exact origins, no patterns. */
const envOrigins = envList.pipe(
  z.array(
    z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).origin === url, 'no origin'),
  ),
);

/** Every variable the trusted service reads; an empty one counts as absent. */
const schema = z.object({
  ACCESS_PORT: envPort.default(3100),
  ACCESS_HOST: z.string().default('localhost'),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|pglite:)/, 'must be postgres://… or pglite:<folder>')
    .default('pglite:.switchboard/access/database'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ACS_CONNECTION_STRING: connectionStringSchema.optional(),
  ACS_ENDPOINT: managedEndpointSchema.optional(),
  ACCESS_SECRET: z.string().min(32).optional(),
  ACS_BROWSER_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  ACS_CONTROL_URL: z.url({ protocol: /^https?$/ }).optional(),
  ACS_CONTROL_KEY: z.string().min(1).optional(),
  ACS_EXPORT_FOLDER: z.string().min(1).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }),
  OIDC_AUDIENCE: z.string().default('switchboard-access'),
  OIDC_JWKS_URI: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_ALLOW_INSECURE: envBoolean.default(false),
  ACCESS_SEED_FILE: z.string().optional(),
  ACCESS_PROCESSES: envProcesses.optional(),
  ACCESS_NUMBERS_LIMIT: envMonthlyCost.optional(),
  TRUST_PROXY: envList.optional(),
  ACCESS_ALLOWED_ORIGINS: envOrigins.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type Env = z.output<typeof schema>;
export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error naming the variables that are missing or wrong, without their values */
export function readEnv(environment: Environment = process.env): Env {
  return parseEnv(schema, environment);
}
