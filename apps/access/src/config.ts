import { accessError } from '@switchboard/access-api';
import { resolve } from 'node:path';
import {
  checkEndpoint,
  isAzureEndpoint,
  isLocalEndpoint,
  refuseMixedEndpoints,
} from '@switchboard/acs-client';
import type { AcsConfiguration } from '@switchboard/acs-client/server';
import type { PlatformError } from '@switchboard/kernel';
import { readEnv } from './env.ts';
import type { Env, Environment } from './env.ts';

export interface AccessConfig {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly acs: AcsConfiguration;
  /** Encrypts the access key once it is rotated; at least 32 characters. */
  readonly secret?: string | undefined;
  /** Where pages reach the data plane; the same back end, perhaps by another address. */
  readonly browserEndpoint: string;
  readonly oidc: {
    readonly issuer: string;
    readonly audience: string;
    readonly jwksUri?: string | undefined;
    readonly allowInsecure: boolean;
  };
  readonly seedFile?: string | undefined;
  /** Addresses or ranges of proxies whose `X-Forwarded-For` is believed; none when absent. */
  readonly trustProxy?: readonly string[] | undefined;
  /** Pages of these origins may ask directly, as the web build of the phone app does; none when absent. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** The control plane of a data plane of one's own. */
  readonly control?: { readonly url: string; readonly key?: string | undefined } | undefined;
  /** Where the console keeps states of the data plane; on the data plane's machine, absolute. */
  readonly exportFolder?: string | undefined;
  /** Whose health the overview shows. */
  readonly processes: readonly { readonly name: string; readonly url: string }[];
  /** What phone numbers may cost each month; without it none can be bought. */
  readonly numbersLimit?: { readonly amount: number; readonly currency: string } | undefined;
  readonly logLevel: string;
}

/**
 * What the environment means. Everything that can be wrong with it is found here, before anything
 * is opened.
 *
 * @throws Error or PlatformError naming variables, never their values
 */
export function readConfig(environment?: Environment): AccessConfig {
  const env = readEnv(environment);
  const acs = chooseAcs(env);
  const browserEndpoint = checkedBrowserEndpoint(env.ACS_BROWSER_ENDPOINT ?? acs.endpoint);
  refuseMixedEndpoints({
    'ACS_CONNECTION_STRING or ACS_ENDPOINT': acs.endpoint,
    ACS_BROWSER_ENDPOINT: browserEndpoint,
  });
  refuseRemoteInsecurity(env);
  if (env.ACS_CONTROL_URL && isAzureEndpoint(acs.endpoint)) {
    throw unusable('ACS_CONTROL_URL: Azure has no control plane');
  }
  if (env.ACCESS_SEED_FILE && isAzureEndpoint(acs.endpoint)) {
    throw unusable('ACCESS_SEED_FILE: demo people have no place beside a real back end');
  }
  return {
    port: env.ACCESS_PORT,
    host: env.ACCESS_HOST,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    acs,
    secret: env.ACCESS_SECRET,
    browserEndpoint,
    oidc: {
      issuer: env.OIDC_ISSUER,
      audience: env.OIDC_AUDIENCE,
      jwksUri: env.OIDC_JWKS_URI,
      allowInsecure: env.OIDC_ALLOW_INSECURE,
    },
    seedFile: env.ACCESS_SEED_FILE,
    trustProxy: env.TRUST_PROXY,
    allowedOrigins: env.ACCESS_ALLOWED_ORIGINS,
    ...(env.ACS_CONTROL_URL && {
      control: { url: env.ACS_CONTROL_URL, key: env.ACS_CONTROL_KEY },
    }),
    exportFolder: env.ACS_EXPORT_FOLDER && resolve(env.ACS_EXPORT_FOLDER),
    processes: env.ACCESS_PROCESSES ?? [],
    numbersLimit: env.ACCESS_NUMBERS_LIMIT,
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

function checkedBrowserEndpoint(url: string): string {
  try {
    return checkEndpoint(url);
  } catch {
    throw unusable('ACS_BROWSER_ENDPOINT: must be https, or http on loopback');
  }
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
  return accessError('bad-configuration', message);
}
