import { createRemoteJWKSet } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { checkIssuer, issuerUnavailable } from './issuer.ts';

const DISCOVERY_TIMEOUT_MS = 5_000;
const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });

export interface KeySourceOptions {
  readonly issuer: string;
  /** Found by discovery when absent. */
  readonly jwksUri?: string | undefined;
  readonly allowInsecure: boolean;
}

/** The issuer's public keys: looked up on first use, cached, asked again at most every 30 s. */
export function createKeySource(options: KeySourceOptions): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    keys ??= locate(options).then((url) => createRemoteJWKSet(url, { cooldownDuration: 30_000 }));
    const found = await keys.catch((error: unknown) => {
      // A provider that is down at the first sign-in may be up at the second.
      keys = undefined;
      throw error;
    });
    return found(header, token);
  };
}

async function locate({ issuer, jwksUri, allowInsecure }: KeySourceOptions): Promise<URL> {
  const checked = checkIssuer(issuer, allowInsecure);
  if (jwksUri) return checkIssuer(jwksUri, allowInsecure);
  const found = await discover(checked).catch(issuerUnavailable);
  if (found.issuer !== issuer) issuerUnavailable(new Error('another issuer answered'));
  return checkIssuer(found.jwks_uri, allowInsecure);
}

async function discover(issuer: URL): Promise<z.infer<typeof metadata>> {
  const url = `${issuer.href.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS) });
  return metadata.parse(await response.json());
}
