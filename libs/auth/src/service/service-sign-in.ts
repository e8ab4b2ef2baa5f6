import { singleFlight, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import * as oidc from 'openid-client';
import { lazyOidcClient, signInFailed } from '../oidc-client.ts';
import type { OidcClientOptions } from '../oidc-client.ts';
import { ASSUMED_LIFETIME_S } from '../token-answer.ts';

/** Renewed this long before it ends, so that it does not end on its way to the service. */
const RENEW_AHEAD_MS = 60_000;

export interface ServiceSignInOptions extends OidcClientOptions {
  readonly clientSecret: string;
  /** The audience of the access token (RFC 8707), when the provider knows resources. */
  readonly resource?: string | undefined;
  /** What some providers name the audience by instead, as `api://switchboard-access/.default`. */
  readonly scope?: string | undefined;
  readonly clock?: Clock;
}

export interface ServiceSignIn {
  /**
   * What a program shows to the trusted service; a new one when the last is about to end.
   *
   * @throws PlatformError `sign-in-failed`, `issuer-unavailable`
   */
  accessToken(): Promise<string>;
}

interface Held {
  readonly token: string;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * Sign-in for a program without a person before it: OAuth 2.0 client credentials. The provider is asked once for
 * everybody who asks meanwhile.
 *
 * @example
 * const signIn = createServiceSignIn({ issuer, clientId: 'switchboard-robot', clientSecret });
 * const headers = async () => ({ authorization: `Bearer ${await signIn.accessToken()}` });
 */
export function createServiceSignIn(options: ServiceSignInOptions): ServiceSignIn {
  const { resource, scope, clock = systemClock } = options;
  const client = lazyOidcClient(options);
  const parameters = { ...(resource && { resource }), ...(scope && { scope }) };
  let held: Held | undefined;
  const renew = singleFlight(async () => {
    const answer = await oidc.clientCredentialsGrant(await client(), parameters);
    const lifetimeMs = (answer.expires_in ?? ASSUMED_LIFETIME_S) * 1_000;
    held = { token: answer.access_token, expiresAt: clock.now() + lifetimeMs };
    return held;
  });
  return {
    async accessToken() {
      if (held && held.expiresAt - clock.now() > RENEW_AHEAD_MS) return held.token;
      return (await renew().catch(signInFailed)).token;
    },
  };
}
