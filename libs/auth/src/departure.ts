import type { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import * as oidc from 'openid-client';
import { authError } from './auth-errors.ts';
import { createCookieJar } from './cookies.ts';
import { signInFailed } from './oidc-client.ts';
import { safeReturnTo } from './return-to.ts';
import { createSealedBox } from './sealed-box.ts';
import { storedDeparture } from './session.ts';
import { sessionOf } from './token-answer.ts';

const LIFETIME_SECONDS = 600;

export interface DepartureOptions {
  readonly redirectUri: string;
  readonly scope: string;
  readonly sessionSecret: string;
  readonly cookiePrefix: string;
  /** Sent with every request to the provider. */
  readonly parameters: Record<string, string>;
}

/** The way to the provider and back, tied to one browser by state, nonce, PKCE and a cookie. */
export function createDepartures(
  { redirectUri, scope, sessionSecret, cookiePrefix, parameters }: DepartureOptions,
  client: () => Promise<oidc.Configuration>,
  clock: Clock,
) {
  const box = createSealedBox(sessionSecret, 'departure', storedDeparture, clock);
  const secure = new URL(redirectUri).protocol === 'https:';
  const jar = createCookieJar(`${cookiePrefix}-departure`, secure);
  return {
    async leave(returnTo?: string) {
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
      const departure = { ...once, verifier, returnTo: safeReturnTo(returnTo, redirectUri) };
      const sealed = await box.seal(departure, LIFETIME_SECONDS);
      return { url: url.href, cookies: jar.write(sealed, LIFETIME_SECONDS) };
    },

    async arrive(currentUrl: string | URL, cookieHeader: string | null | undefined) {
      const departure = await box.open(jar.read(cookieHeader));
      if (!departure) throw expired();
      // Behind a proxy the server sees another host than the browser: the query alone is taken.
      const arrival = new URL(redirectUri);
      arrival.search = new URL(currentUrl, redirectUri).search;
      const checks = {
        pkceCodeVerifier: departure.verifier,
        expectedState: departure.state,
        expectedNonce: departure.nonce,
        idTokenExpected: true,
      };
      const answer = await oidc
        .authorizationCodeGrant(await client(), arrival, checks, parameters)
        .catch(signInFailed);
      const session = sessionOf(answer, {}, clock);
      return { session, returnTo: departure.returnTo, cookies: jar.clear(cookieHeader) };
    },
  };
}

function expired(): PlatformError {
  return authError('sign-in-expired', 'Signing in took too long.');
}
