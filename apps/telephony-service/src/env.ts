import { connectionStringSchema, managedEndpointSchema } from '@switchboard/acs-client/sms';
import { envBoolean, envList, envPort, parseEnv } from '@switchboard/service';
import { z } from 'zod';

/** `21:00-08:00`, or `off`: minutes after midnight, by the clock of whoever is texted. */
const envQuietHours = z
  .string()
  .regex(/^(off|([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)$/, 'must be 21:00-08:00 or off')
  .transform((text) => {
    if (text === 'off') return null;
    const [from = 0, until = 0] = text.split('-').map(minuteOf);
    return { fromMinute: from, untilMinute: until };
  });

/** `USD +1=0.0075 +44=0.04`: what a segment costs, by the beginning of a number. */
const envPrices = z
  .string()
  .regex(/^[A-Z]{3}( \+\d{0,7}=\d{1,3}(\.\d{1,6})?)+$/, 'must be USD +1=0.0075 +44=0.04 …')
  .transform((text) => {
    const [currency = '', ...prices] = text.split(' ');
    return { currency, prices: prices.map(priceOf) };
  });

/** Every variable the telephony service reads; an empty one counts as absent. */
const schema = z.object({
  TELEPHONY_PORT: envPort.default(3450),
  TELEPHONY_HOST: z.string().default('localhost'),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|pglite:)/, 'must be postgres://… or pglite:<folder>')
    .default('pglite:.switchboard/telephony-service/database'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ACS_CONNECTION_STRING: connectionStringSchema.optional(),
  ACS_OTHER_KEY: z.base64().min(1).optional(),
  ACS_ENDPOINT: managedEndpointSchema.optional(),
  ACCESS_URL: z.url({ protocol: /^https?$/ }),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }),
  OIDC_AUDIENCE: z.string().default('switchboard-access'),
  OIDC_JWKS_URI: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_ALLOW_INSECURE: envBoolean.default(false),
  TELEPHONY_EVENTS_SECRET: z.string().min(32),
  TELEPHONY_EVENTS_TOPICS: envList.pipe(z.array(z.string()).min(1)),
  TELEPHONY_CALLBACKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  TELEPHONY_CALLBACKS_AUDIENCE: z.string().optional(),
  TELEPHONY_QUIET_HOURS: envQuietHours.default({ fromMinute: 21 * 60, untilMinute: 8 * 60 }),
  TELEPHONY_PRICES: envPrices.optional(),
  TELEPHONY_NEW_NUMBERS: z.enum(['unverified', 'verified']).default('unverified'),
  TELEPHONY_CAMPAIGNS_NEED_OPT_IN: envBoolean.default(false),
  TELEPHONY_RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).optional(),
  TRUST_PROXY: envList.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type Env = z.output<typeof schema>;
export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error naming the variables that are missing or wrong, without their values */
export function readEnv(environment: Environment = process.env): Env {
  return parseEnv(schema, environment);
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function priceOf(price: string): { readonly prefix: string; readonly perSegment: number } {
  const [prefix = '', amount] = price.split('=');
  return { prefix, perSegment: Math.round(Number(amount) * 1_000_000) };
}
