import * as oidc from 'openid-client';
import { signInFailed } from './oidc-client.ts';
import type { TokenAnswer } from './token-answer.ts';

export interface AuthorizationOptions {
  readonly redirectUri: string;
  readonly scope: string;
  /** Sent with every request to the provider. */
  readonly parameters: Record<string, string>;
}

/** What has to be remembered between leaving for the provider and coming back. */
export interface PendingAuthorization {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** How long one may take at the provider. */
export const AUTHORIZATION_SECONDS = 600;

/** The code flow with PKCE, state and nonce, whoever remembers what is pending. */
export function createAuthorization(
  { redirectUri, scope, parameters }: AuthorizationOptions,
  client: () => Promise<oidc.Configuration>,
) {
  return {
    async begin(): Promise<{ readonly url: string; readonly pending: PendingAuthorization }> {
      const verifier = oidc.randomPKCECodeVerifier();
      const once = { state: oidc.randomState(), nonce: oidc.randomNonce() };
      const url = oidc.buildAuthorizationUrl(await client(), {
        ...parameters,
        ...once,
        scope,
        redirect_uri: redirectUri,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, pending: { ...once, verifier } };
    },

    /** @throws PlatformError `sign-in-failed`, `issuer-unavailable` */
    async finish(
      currentUrl: string | URL,
      { state, nonce, verifier }: PendingAuthorization,
    ): Promise<TokenAnswer> {
      // Behind a proxy the server sees another host than the browser: the query alone is taken.
      const arrival = new URL(redirectUri);
      arrival.search = new URL(currentUrl, redirectUri).search;
      const checks = {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      };
      return oidc
        .authorizationCodeGrant(await client(), arrival, checks, parameters)
        .catch(signInFailed);
    },
  };
}
