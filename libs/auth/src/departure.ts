import type { Clock } from '@switchboard/kernel';
import type * as oidc from 'openid-client';
import { signInExpired } from './auth-errors.ts';
import { AUTHORIZATION_SECONDS, createAuthorization } from './authorization.ts';
import type { AuthorizationOptions } from './authorization.ts';
import { createCookieJar } from './cookies.ts';
import { safeReturnTo } from './return-to.ts';
import { createSealedBox } from './sealed-box.ts';
import { storedDeparture } from './session.ts';
import { sessionOf } from './token-answer.ts';

export interface DepartureOptions extends AuthorizationOptions {
  readonly sessionSecret: string;
  readonly cookiePrefix: string;
}

/** The way to the provider and back, tied to one browser by state, nonce, PKCE and a cookie. */
export function createDepartures(
  options: DepartureOptions,
  client: () => Promise<oidc.Configuration>,
  clock: Clock,
) {
  const { redirectUri, sessionSecret, cookiePrefix } = options;
  const authorization = createAuthorization(options, client);
  const box = createSealedBox(sessionSecret, 'departure', storedDeparture, clock);
  const secure = new URL(redirectUri).protocol === 'https:';
  const jar = createCookieJar(`${cookiePrefix}-departure`, secure);
  return {
    async leave(returnTo?: string) {
      const { url, pending } = await authorization.begin();
      const departure = { ...pending, returnTo: safeReturnTo(returnTo, redirectUri) };
      const sealed = await box.seal(departure, AUTHORIZATION_SECONDS);
      return { url, cookies: jar.write(sealed, AUTHORIZATION_SECONDS) };
    },

    async arrive(currentUrl: string | URL, cookieHeader: string | null | undefined) {
      const departure = await box.open(jar.read(cookieHeader));
      if (!departure) throw signInExpired();
      const answer = await authorization.finish(currentUrl, departure);
      const session = sessionOf(answer, {}, clock);
      return { session, returnTo: departure.returnTo, cookies: jar.clear(cookieHeader) };
    },
  };
}
