import { isLocalEndpoint } from '@switchboard/acs-client';
import { callbackSigner } from '@switchboard/acs-client/calls';
import type { CallbackSigner } from '@switchboard/acs-client/calls';
import type { AcsConfiguration } from '@switchboard/acs-client/sms';
import type { PlatformError } from '@switchboard/kernel';
import type { PriceTable, SendPolicy, VerificationState } from '@switchboard/telephony';
import { apiError } from '@switchboard/telephony-api';
import { readEnv } from './env.ts';
import type { Env, Environment } from './env.ts';

export interface CallConfig extends CallbackSigner {
  /** Where the service of calls reaches this one, without a slash at its end. */
  readonly callbackUrl: string;
  /** What callbacks are signed for: the id of the resource. */
  readonly audience: string;
}

export interface TelephonyConfig {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly acs: AcsConfiguration;
  /** The other access key, which signs once the one of the connection string is revoked. */
  readonly otherKey?: string | undefined;
  /** The trusted service, which says who somebody is. */
  readonly accessUrl: string;
  readonly oidc: {
    readonly issuer: string;
    readonly audience: string;
    readonly jwksUri?: string | undefined;
    readonly allowInsecure: boolean;
  };
  readonly events: { readonly secret: string; readonly topics: readonly string[] };
  /** Calls are taken where it is there. */
  readonly calls?: CallConfig | undefined;
  readonly policy: SendPolicy;
  readonly prices: PriceTable;
  /** What is believed of a number that nobody has said anything about. */
  readonly newNumbers: VerificationState;
  /** Texts and notes are deleted after so many days; never when absent. */
  readonly retentionDays?: number | undefined;
  /** Addresses or ranges of proxies whose `X-Forwarded-For` is believed; none when absent. */
  readonly trustProxy?: readonly string[] | undefined;
  readonly logLevel: string;
}

/** Who has written today may be answered tonight. */
const ANSWER_WITHIN_MS = 86_400_000;
/** Nobody has said what texts cost. */
const NO_PRICES: PriceTable = { currency: 'USD', prices: [] };

/**
 * What the environment means. Everything that can be wrong with it is found here, before anything
 * is opened.
 *
 * @throws Error or PlatformError naming variables, never their values
 */
export function readConfig(environment?: Environment): TelephonyConfig {
  const env = readEnv(environment);
  refuseRemoteInsecurity(env);
  return {
    port: env.TELEPHONY_PORT,
    host: env.TELEPHONY_HOST,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    acs: chooseAcs(env),
    otherKey: env.ACS_OTHER_KEY,
    accessUrl: env.ACCESS_URL,
    oidc: {
      issuer: env.OIDC_ISSUER,
      audience: env.OIDC_AUDIENCE,
      jwksUri: env.OIDC_JWKS_URI,
      allowInsecure: env.OIDC_ALLOW_INSECURE,
    },
    events: { secret: env.TELEPHONY_EVENTS_SECRET, topics: env.TELEPHONY_EVENTS_TOPICS },
    calls: chooseCalls(env),
    policy: {
      quietHours: env.TELEPHONY_QUIET_HOURS ?? undefined,
      answerWithinMs: ANSWER_WITHIN_MS,
      campaignsNeedOptIn: env.TELEPHONY_CAMPAIGNS_NEED_OPT_IN,
    },
    prices: env.TELEPHONY_PRICES ?? NO_PRICES,
    newNumbers: env.TELEPHONY_NEW_NUMBERS,
    retentionDays: env.TELEPHONY_RETENTION_DAYS,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
  };
}

function chooseAcs(env: Env): AcsConfiguration {
  const { ACS_CONNECTION_STRING: byKey, ACS_ENDPOINT: byIdentity } = env;
  if (byKey && byIdentity) throw unusable('ACS_CONNECTION_STRING, ACS_ENDPOINT: only one of them');
  const acs = byKey ?? byIdentity;
  if (!acs) throw unusable('ACS_CONNECTION_STRING: missing (or ACS_ENDPOINT)');
  return acs;
}

function chooseCalls(env: Env): CallConfig | undefined {
  const { TELEPHONY_CALLBACKS_URL: url, TELEPHONY_CALLBACKS_AUDIENCE: audience } = env;
  if (url === undefined && audience === undefined) return undefined;
  if (url === undefined || audience === undefined)
    throw unusable('TELEPHONY_CALLBACKS_URL, TELEPHONY_CALLBACKS_AUDIENCE: both of them or none');
  if (url.startsWith('http:') && !isLocalEndpoint(url))
    throw unusable('TELEPHONY_CALLBACKS_URL: plain http is for loopback');
  const { endpoint } = chooseAcs(env);
  return { ...callbackSigner(endpoint), callbackUrl: url.replace(/\/+$/, ''), audience };
}

function refuseRemoteInsecurity(env: Env): void {
  for (const name of ['OIDC_ISSUER', 'OIDC_JWKS_URI'] as const) {
    const url = env[name];
    if (!url?.startsWith('http:')) continue;
    if (env.OIDC_ALLOW_INSECURE && isLocalEndpoint(url)) continue;
    throw unusable(`${name}: plain http needs OIDC_ALLOW_INSECURE=true and loopback`);
  }
}

function unusable(line: string): PlatformError {
  const message = `The configuration is not usable:\n  ${line}`;
  return apiError('bad-configuration', message);
}
