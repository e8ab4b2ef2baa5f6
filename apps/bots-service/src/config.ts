import { isLocalEndpoint } from '@switchboard/acs-client';
import { callbackSigner } from '@switchboard/acs-client/calls';
import type { AcsConfiguration, CallbackSigner } from '@switchboard/acs-client/calls';
import { botsError } from '@switchboard/bots-api';
import type { PlatformError } from '@switchboard/kernel';
import { MAIN_BOT } from './bots/main-bot.ts';
import { readEnv } from './env.ts';
import type { Env, Environment } from './env.ts';
import type { ModelLimits } from './model/spending.ts';

export interface CallConfig extends CallbackSigner {
  /** Where the service of calls reaches this one, without a slash at its end. */
  readonly callbackUrl: string;
  /** What callbacks are signed for: the id of the resource. */
  readonly audience: string;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri?: string | undefined;
  readonly allowInsecure: boolean;
}

/** How the bots sign in as a program. */
export interface ProgramConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly resource?: string | undefined;
  readonly scope?: string | undefined;
}

/** A model with the chat completions of OpenAI. */
export interface ModelConfig {
  /** Before `/chat/completions`, without a slash at its end. */
  readonly url: string;
  readonly key?: string | undefined;
  readonly name: string;
}

export interface BotsConfig {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly acs: AcsConfiguration;
  /** The other access key, which signs once the one of the connection string is revoked. */
  readonly otherKey?: string | undefined;
  /** The trusted service, which says who somebody is. */
  readonly accessUrl: string;
  /** The telephony service, which knows people by their numbers; nobody is greeted by name without it. */
  readonly telephonyUrl?: string | undefined;
  readonly oidc: OidcConfig;
  /** Without it the bots have no identity, and know nobody by name. */
  readonly program?: ProgramConfig | undefined;
  /** Of bots that have one of their own; others speak by that of the program. */
  readonly accounts?: Readonly<Record<string, ProgramConfig>> | undefined;
  readonly events: { readonly secret: string; readonly topics: readonly string[] };
  readonly calls: CallConfig;
  /** Raw id of whoever is asked into calls that are handed over. */
  readonly colleague?: string | undefined;
  readonly speechEndpoint?: string | undefined;
  /** Asked for what rules do not understand; nobody is without it. */
  readonly model?: (ModelConfig & { readonly limits: ModelLimits }) | undefined;
  /** Where callers are made up, without a slash at its end; nowhere on servers. */
  readonly carrierUrl?: string | undefined;
  readonly timeZone: string;
  readonly retentionDays: number;
  readonly trustProxy?: readonly string[] | undefined;
  readonly logLevel: string;
}

/**
 * What the environment means. Everything that can be wrong with it is found here, before anything
 * is opened.
 *
 * @throws Error or PlatformError naming variables, never their values
 */
export function readConfig(environment?: Environment): BotsConfig {
  const env = readEnv(environment);
  refuseRemoteInsecurity(env);
  const acs = chooseAcs(env);
  return {
    ...{ port: env.BOTS_PORT, host: env.BOTS_HOST },
    ...{ databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL },
    ...{ acs, otherKey: env.ACS_OTHER_KEY },
    ...{ accessUrl: env.ACCESS_URL, telephonyUrl: env.TELEPHONY_SERVICE_URL },
    oidc: {
      ...{ issuer: env.OIDC_ISSUER, audience: env.OIDC_AUDIENCE, jwksUri: env.OIDC_JWKS_URI },
      allowInsecure: env.OIDC_ALLOW_INSECURE,
    },
    ...{ program: chooseProgram(env), accounts: chooseAccounts(env) },
    events: { secret: env.BOTS_EVENTS_SECRET, topics: env.BOTS_EVENTS_TOPICS },
    calls: {
      ...callbackSigner(acs.endpoint),
      callbackUrl: env.BOTS_CALLBACKS_URL.replace(/\/+$/, ''),
      audience: env.BOTS_CALLBACKS_AUDIENCE,
    },
    ...{ colleague: env.BOTS_COLLEAGUE, speechEndpoint: env.BOTS_SPEECH_ENDPOINT },
    model: chooseModel(env),
    carrierUrl: chooseCarrier(env),
    ...{ timeZone: env.BOTS_TIME_ZONE, retentionDays: env.BOTS_RETENTION_DAYS },
    ...{ trustProxy: env.TRUST_PROXY, logLevel: env.LOG_LEVEL },
  };
}

function chooseAcs(env: Env): AcsConfiguration {
  const { ACS_CONNECTION_STRING: byKey, ACS_ENDPOINT: byIdentity } = env;
  if (byKey && byIdentity) throw unusable('ACS_CONNECTION_STRING, ACS_ENDPOINT: only one of them');
  const acs = byKey ?? byIdentity;
  if (!acs) throw unusable('ACS_CONNECTION_STRING: missing (or ACS_ENDPOINT)');
  return acs;
}

function chooseProgram(env: Env): ProgramConfig | undefined {
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (clientId === undefined && clientSecret === undefined) return undefined;
  if (clientId === undefined || clientSecret === undefined)
    throw unusable('OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: both of them or none');
  return { clientId, clientSecret, resource: env.OIDC_RESOURCE, scope: env.OIDC_SCOPE };
}

function chooseAccounts(env: Env): BotsConfig['accounts'] {
  const { BOTS_ACCOUNTS: given, OIDC_CLIENT_ID: main } = env;
  if (!given) return undefined;
  if (main === undefined) throw unusable('BOTS_ACCOUNTS: needs OIDC_CLIENT_ID as well');
  if (Object.hasOwn(given, MAIN_BOT))
    throw unusable(`BOTS_ACCOUNTS: the account of ${MAIN_BOT} is OIDC_CLIENT_ID`);
  const clients = [main, ...Object.values(given).map(({ clientId }) => clientId)];
  if (new Set(clients).size < clients.length)
    throw unusable('BOTS_ACCOUNTS: a client is of one bot');
  const more = { resource: env.OIDC_RESOURCE, scope: env.OIDC_SCOPE };
  return Object.fromEntries(Object.entries(given).map(([id, one]) => [id, { ...one, ...more }]));
}

function chooseModel(env: Env): BotsConfig['model'] {
  const { BOTS_MODEL_URL: url, BOTS_MODEL: name, BOTS_MODEL_KEY: key } = env;
  if (url === undefined && name === undefined && key === undefined) return undefined;
  if (url === undefined || name === undefined)
    throw unusable('BOTS_MODEL_URL, BOTS_MODEL: both of them or none');
  const limits = {
    requestsADay: env.BOTS_MODEL_REQUESTS_A_DAY,
    tokensADay: env.BOTS_MODEL_TOKENS_A_DAY,
  };
  return { url: url.replace(/\/+$/, ''), name, key, limits };
}

/** It is asked to call people: only a pretend network of this machine is. */
function chooseCarrier({ BOTS_CARRIER_URL: url }: Env): string | undefined {
  if (url && !isLocalEndpoint(url)) throw unusable('BOTS_CARRIER_URL: has to be on loopback');
  return url?.replace(/\/+$/, '');
}

function refuseRemoteInsecurity(env: Env): void {
  for (const name of ['BOTS_CALLBACKS_URL', 'BOTS_MODEL_URL'] as const) {
    const url = env[name];
    if (url?.startsWith('http:') && !isLocalEndpoint(url))
      throw unusable(`${name}: plain http is for loopback`);
  }
  for (const name of ['OIDC_ISSUER', 'OIDC_JWKS_URI'] as const) {
    const url = env[name];
    if (!url?.startsWith('http:')) continue;
    if (env.OIDC_ALLOW_INSECURE && isLocalEndpoint(url)) continue;
    throw unusable(`${name}: plain http needs OIDC_ALLOW_INSECURE=true and loopback`);
  }
}

function unusable(line: string): PlatformError {
  return botsError('bad-configuration', `The configuration is not usable:\n  ${line}`);
}
