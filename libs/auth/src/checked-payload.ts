import { isPlatformError, systemClock } from '@switchboard/kernel';
import type { Clock, PlatformError } from '@switchboard/kernel';
import { errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { authError } from './auth-errors.ts';
import { issuerUnavailable } from './issuer.ts';

/** Asymmetric only: a shared secret would let every holder of it sign. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const MAX_TOKEN = 16_384;

export interface PayloadChecks {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms?: readonly string[];
  readonly clock?: Clock;
  /** Those that have to be there. */
  readonly claims: readonly string[];
}

/** @throws PlatformError `token-invalid`, `issuer-unavailable` */
export async function checkedPayload(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, audience, algorithms = ALGORITHMS, clock = systemClock, claims }: PayloadChecks,
): Promise<JWTPayload> {
  if (token.length > MAX_TOKEN) throw invalidToken();
  const options = {
    ...{ issuer, audience, algorithms: [...algorithms], requiredClaims: [...claims] },
    ...{ clockTolerance: 5, currentDate: new Date(clock.now()) },
  };
  const { payload } = await jwtVerify(token, keys, options).catch(refuse);
  return payload;
}

/** Trouble on the way to the keys is not the caller's fault; everything else is a bad token. */
function refuse(error: unknown): never {
  if (isPlatformError(error)) throw error;
  const bad = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
  const unreachable = error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC';
  if (bad && !unreachable) throw invalidToken(error);
  return issuerUnavailable(error);
}

export function invalidToken(cause?: unknown): PlatformError {
  return authError('token-invalid', 'Sign in again.', { cause });
}
