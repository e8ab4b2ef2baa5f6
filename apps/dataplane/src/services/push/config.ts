import { createECDH } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Env } from '../../env.ts';

/** What of a conversation stands in a push; what does not is fetched by the app. */
export type Shown = 'nothing' | 'names' | 'text';

export interface PushConfig {
  readonly fcm?: FcmConfig;
  readonly apns?: ApnsConfig;
  readonly wns?: WnsConfig;
  readonly webPush?: WebPushConfig;
  /** Of addresses that apps register, `*.` for any name below; those of the known services go without saying. */
  readonly allowedHosts: readonly string[];
  readonly shown: Shown;
}

export interface FcmConfig {
  readonly baseUrl: string;
  readonly projectId: string;
  readonly clientEmail: string;
  /** PEM. */
  readonly privateKey: string;
  readonly tokenUrl: string;
}

export interface ApnsConfig {
  /** PEM, as Apple hands it out in a `.p8`. */
  readonly key: string;
  readonly keyId: string;
  readonly teamId: string;
  /** Instead of Apple's own. */
  readonly server?: { readonly host: string; readonly port: number };
}

export interface WnsConfig {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface WebPushConfig {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly subject: string;
}

const serviceAccount = z
  .object({
    project_id: z.string().min(1),
    client_email: z.string().min(1),
    private_key: z.string().startsWith('-----BEGIN'),
    token_uri: z.url({ protocol: /^https?$/ }).default('https://oauth2.googleapis.com/token'),
  })
  .transform((account) => ({
    projectId: account.project_id,
    clientEmail: account.client_email,
    privateKey: account.private_key,
    tokenUrl: account.token_uri,
  }));

/** Which settings belong together: all of a line, or none. */
const GROUPS = [
  ['APNS_KEY_FILE', 'APNS_KEY_ID', 'APNS_TEAM_ID'],
  ['WNS_TENANT_ID', 'WNS_CLIENT_ID', 'WNS_CLIENT_SECRET'],
  ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'],
] as const satisfies readonly (readonly (keyof Env)[])[];

export function pushConfig(env: Env): PushConfig {
  const { APNS_KEY_FILE, APNS_KEY_ID, APNS_TEAM_ID, APNS_SERVER } = env;
  const { WNS_TENANT_ID, WNS_CLIENT_ID, WNS_CLIENT_SECRET } = env;
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT } = env;
  const server = APNS_SERVER === undefined ? undefined : hostAndPort(APNS_SERVER);
  return {
    ...(env.FCM_SERVICE_ACCOUNT && {
      fcm: { ...readAccount(env.FCM_SERVICE_ACCOUNT), baseUrl: env.FCM_URL },
    }),
    ...(APNS_KEY_FILE &&
      APNS_KEY_ID &&
      APNS_TEAM_ID && {
        apns: {
          ...{ key: readFileSync(APNS_KEY_FILE, 'utf8'), keyId: APNS_KEY_ID },
          ...{ teamId: APNS_TEAM_ID, ...(server && { server }) },
        },
      }),
    ...(WNS_TENANT_ID &&
      WNS_CLIENT_ID &&
      WNS_CLIENT_SECRET && {
        wns: {
          tokenUrl: `${env.WNS_LOGIN_URL}/${encodeURIComponent(WNS_TENANT_ID)}/oauth2/v2.0/token`,
          ...{ clientId: WNS_CLIENT_ID, clientSecret: WNS_CLIENT_SECRET },
        },
      }),
    ...(VAPID_PUBLIC_KEY &&
      VAPID_PRIVATE_KEY &&
      VAPID_SUBJECT && {
        webPush: {
          ...{ publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY },
          subject: VAPID_SUBJECT,
        },
      }),
    allowedHosts: (env.PUSH_ALLOWED_HOSTS ?? '').split(',').flatMap((host) => host.trim() || []),
    shown: env.PUSH_SHOWS,
  };
}

export function pushProblems(env: Env): string[] {
  const halves = GROUPS.filter((group) => {
    const given = group.filter((name) => env[name] !== undefined).length;
    return given > 0 && given < group.length;
  }).map((group) => `${group.join(', ')}: give all or none`);
  return [...halves, ...unreadable(env), ...mismatched(env)];
}

/** Browsers would refuse each push, and nothing else would tell. */
function mismatched({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }: Env): string[] {
  if (VAPID_PUBLIC_KEY === undefined || VAPID_PRIVATE_KEY === undefined) return [];
  return publicKeyOf(VAPID_PRIVATE_KEY) === VAPID_PUBLIC_KEY
    ? []
    : ['VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: do not belong together'];
}

function publicKeyOf(privateKey: string): string | undefined {
  const keys = createECDH('prime256v1');
  try {
    keys.setPrivateKey(privateKey, 'base64url');
    return keys.getPublicKey('base64url');
  } catch {
    return undefined;
  }
}

/** What a file holds is not told. */
function unreadable({ FCM_SERVICE_ACCOUNT, APNS_KEY_FILE, APNS_SERVER }: Env): string[] {
  const problems: string[] = [];
  if (FCM_SERVICE_ACCOUNT !== undefined && !isReadable(() => readAccount(FCM_SERVICE_ACCOUNT)))
    problems.push('FCM_SERVICE_ACCOUNT: no usable file of a service account');
  if (APNS_KEY_FILE !== undefined && !isReadable(() => readFileSync(APNS_KEY_FILE)))
    problems.push('APNS_KEY_FILE: cannot be read');
  if (APNS_SERVER !== undefined && !hostAndPort(APNS_SERVER))
    problems.push('APNS_SERVER: must be like host:port');
  return problems;
}

function readAccount(path: string): z.output<typeof serviceAccount> {
  return serviceAccount.parse(JSON.parse(readFileSync(path, 'utf8')));
}

function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

function hostAndPort(text: string): { host: string; port: number } | undefined {
  const [, host, port] = /^([\w.-]+):(\d{1,5})$/.exec(text) ?? [];
  return host !== undefined && Number(port) < 65_536 ? { host, port: Number(port) } : undefined;
}
