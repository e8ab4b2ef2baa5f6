import { envBoolean, envPort, parseEnv } from '@switchboard/service';
import { z } from 'zod';

/** The well-known access keys and resource of a local data plane, like those of other emulators. */
export const WELL_KNOWN = {
  primary: 'c3dpdGNoYm9hcmQtbG9jYWwtYWNjZXNzLWtleS1wcmltYXJ5LW5vdC1hLXNlY3JldA==',
  secondary: 'c3dpdGNoYm9hcmQtbG9jYWwtYWNjZXNzLWtleS1zZWNvbmRhcnktbm90LWEtc2VjcmV0',
  resourceId: '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11',
} as const;

const key = z
  .base64({ message: 'must be base64' })
  .refine((text) => Buffer.from(text, 'base64').length >= 16, { message: 'is too short' });

/** No slash at the end. */
const baseUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

const schema = z.object({
  DATAPLANE_HTTP_PORT: envPort.default(7100),
  DATAPLANE_HTTPS: envBoolean.default(true),
  DATAPLANE_HTTPS_PORT: envPort.default(7443),
  DATAPLANE_HOST: z.string().default('localhost'),
  DATAPLANE_CONTROL_PORT: envPort.default(7101),
  DATAPLANE_CONTROL_HOST: z.string().default('localhost'),
  DATAPLANE_CONTROL_KEY: z.string().min(16).optional(),
  DATAPLANE_STATE_DIR: z.string().default('.switchboard/dataplane'),
  DATAPLANE_ACCESS_KEY_PRIMARY: key.default(WELL_KNOWN.primary),
  DATAPLANE_ACCESS_KEY_SECONDARY: key.default(WELL_KNOWN.secondary),
  DATAPLANE_RESOURCE_ID: z.guid().default(WELL_KNOWN.resourceId),
  DATAPLANE_PUBLIC_URL: baseUrl.optional(),
  DATAPLANE_LIMITS: z.string().default('on'),
  DATAPLANE_TLS_CERT: z.string().optional(),
  DATAPLANE_TLS_KEY: z.string().optional(),
  DATAPLANE_RELAY: z.enum(['on', 'off']).default('on'),
  DATAPLANE_RELAY_PORT: envPort.default(3478),
  DATAPLANE_RELAY_ADDRESS: z.union([z.ipv4(), z.ipv6()]).optional(),
  DATAPLANE_RELAY_ALLOWED_PEERS: z.string().optional(),
  DATAPLANE_RELAY_ALLOCATIONS: z.coerce.number().int().min(1).default(32),
  DATAPLANE_RELAY_BYTES_PER_SECOND: z.coerce.number().int().min(10_000).default(4_000_000),
  DATAPLANE_EVENTS_ALLOWED_ADDRESSES: z.string().optional(),
  DATAPLANE_EVENTS_SUBSCRIPTIONS: z.string().optional(),
  NUMBERS_INVENTORY_URL: z.url({ protocol: /^https?$/ }).optional(),
  NUMBERS_INVENTORY_KEY: z.string().min(1).optional(),
  NUMBERS_FILE: z.string().optional(),
  SMPP_URL: z.string().optional(),
  SMPP_PASSWORD: z.string().max(8).optional(),
  SMPP_PROVIDERS: z.string().optional(),
  SMPP_ALLOW_PLAIN: envBoolean.default(false),
  TURN_URLS: z.string().optional(),
  TURN_SECRET: z.string().min(16).optional(),
  DATAPLANE_MEDIA: z.enum(['on', 'in-process', 'off']).default('on'),
  MEDIA_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
  MEDIA_PORTS: z.string().optional(),
  MEDIA_ADDRESSES: z.string().optional(),
  JANUS_URL: z.string().optional(),
  JANUS_API_SECRET: z.string().optional(),
  JANUS_ADMIN_KEY: z.string().optional(),
  DATAPLANE_PHONE: z.enum(['on', 'off']).default('off'),
  SIP_HOST: z.string().default('127.0.0.1'),
  SIP_ADDRESS: z.string().optional(),
  SIP_PORT: envPort.default(5070),
  SIP_TLS_PORT: envPort.optional(),
  SIP_TRUNK_URL: z.string().optional(),
  SIP_TRUNK_PASSWORD: z.string().min(1).optional(),
  SIP_TRUNKS: z.string().optional(),
  SIP_ALLOWED_PEERS: z.string().optional(),
  SIP_TRANSFERS: z.enum(['inside', 'anywhere']).default('inside'),
  SIP_RTP_PORTS: z.string().default('42000-42999'),
  SIP_SILENCE_SECONDS: z.coerce.number().int().min(5).max(3_600).default(30),
  FCM_SERVICE_ACCOUNT: z.string().optional(),
  FCM_URL: baseUrl.default('https://fcm.googleapis.com'),
  APNS_KEY_FILE: z.string().optional(),
  APNS_KEY_ID: z.string().min(1).optional(),
  APNS_TEAM_ID: z.string().min(1).optional(),
  APNS_SERVER: z.string().optional(),
  WNS_TENANT_ID: z.string().min(1).optional(),
  WNS_CLIENT_ID: z.string().min(1).optional(),
  WNS_CLIENT_SECRET: z.string().min(1).optional(),
  WNS_LOGIN_URL: baseUrl.default('https://login.microsoftonline.com'),
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/)
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:.+@.+|https:\/\/.+)$/)
    .optional(),
  PUSH_ALLOWED_HOSTS: z.string().optional(),
  PUSH_SHOWS: z.enum(['nothing', 'names', 'text']).default('names'),
  SPEECH: z.enum(['embedded', 'openai', 'azure', 'off']).default('embedded'),
  SPEECH_URL: baseUrl.optional(),
  SPEECH_KEY: z.string().min(1).optional(),
  SPEECH_VOICE: z.string().min(1).optional(),
  SPEECH_SPEAK_MODEL: z.string().min(1).optional(),
  SPEECH_HEAR_MODEL: z.string().min(1).optional(),
  RECORDING_ANNOUNCEMENT: z.enum(['words', 'tone', 'off']).default('words'),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|pglite:)/)
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//)
    .optional(),
  DATAPLANE_DRAIN_MS: z.coerce.number().int().min(0).max(60_000).default(500),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type Env = z.output<typeof schema>;

/** @throws Error naming every bad variable */
export function readEnv(env: Readonly<Record<string, string | undefined>> = process.env): Env {
  return parseEnv(schema, env);
}

/** Ours, but for what Node's watch mode adds: by that, a child would tell us between our messages what it loads. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const { WATCH_REPORT_DEPENDENCIES: _, ...environment } = process.env;
  return environment;
}
