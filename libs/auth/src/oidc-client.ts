import { isPlatformError } from '@switchboard/kernel';
import * as oidc from 'openid-client';
import { authError } from './auth-errors.ts';
import { checkIssuer, issuerUnavailable } from './issuer.ts';

export interface OidcClientOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client: PKCE protects the code either way. */
  readonly clientSecret?: string | undefined;
  readonly allowInsecure?: boolean | undefined;
}

/** The provider's metadata with our client: discovered on first use and kept. */
export function lazyOidcClient(options: OidcClientOptions): () => Promise<oidc.Configuration> {
  let found: Promise<oidc.Configuration> | undefined;
  return () =>
    (found ??= discover(options).catch((error: unknown) => {
      found = undefined;
      throw error;
    }));
}

async function discover(options: OidcClientOptions): Promise<oidc.Configuration> {
  const issuer = checkIssuer(options.issuer, options.allowInsecure ?? false);
  const { clientId, clientSecret } = options;
  const authentication = clientSecret ? oidc.ClientSecretBasic(clientSecret) : oidc.None();
  const insecure = issuer.protocol === 'http:' ? { execute: [oidc.allowInsecureRequests] } : {};
  return oidc
    .discovery(issuer, clientId, undefined, authentication, insecure)
    .catch(issuerUnavailable);
}

/** @throws PlatformError `sign-in-failed`, or `issuer-unavailable` when nobody answered */
export function signInFailed(error: unknown): never {
  if (isPlatformError(error)) throw error;
  if (error instanceof TypeError && !('code' in error)) return issuerUnavailable(error);
  throw authError('sign-in-failed', 'Signing in did not work.', {
    cause: error,
  });
}
