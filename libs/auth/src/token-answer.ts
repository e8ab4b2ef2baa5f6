import type { Clock } from '@switchboard/kernel';
import { base64url } from 'jose';
import type * as oidc from 'openid-client';
import { authError } from './auth-errors.ts';
import type { StoredSession } from './session.ts';

export type TokenAnswer = oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers;

/** A token without a stated lifetime is taken to be short. */
export const ASSUMED_LIFETIME_S = 300;

/** Reads a token answer; what a refresh leaves out stays as it was. */
export function sessionOf(
  answer: TokenAnswer,
  before: Partial<StoredSession>,
  clock: Clock,
): StoredSession {
  const claims = answer.claims();
  const subject = claims?.sub ?? before.subject;
  if (!subject) throw authError('sign-in-failed', 'Who is it?');
  const refreshToken = answer.refresh_token ?? before.refreshToken;
  const idToken = answer.id_token ?? before.idToken;
  const name = typeof claims?.['name'] === 'string' ? claims['name'] : undefined;
  return {
    accessToken: answer.access_token,
    subject,
    name: name ?? before.name ?? '',
    sessionId: before.sessionId ?? base64url.encode(crypto.getRandomValues(new Uint8Array(16))),
    startedAt: before.startedAt ?? clock.now(),
    expiresAt: clock.now() + (answer.expires_in ?? ASSUMED_LIFETIME_S) * 1_000,
    ...(refreshToken && { refreshToken }),
    ...(idToken && { idToken }),
  };
}
