import { isPlatformError, systemClock } from '@switchboard/kernel';
import type { Clock, PlatformError } from '@switchboard/kernel';
import { errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { authError } from './auth-errors.ts';
import { issuerUnavailable } from './issuer.ts';
import { createKeySource } from './key-source.ts';

/** Asymmetric only: a shared secret would let every holder of it sign. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const MAX_TOKEN = 16_384;

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri?: string | undefined;
  readonly algorithms?: readonly string[];
  /** Lets an issuer on this machine speak plain http. */
  readonly allowInsecure?: boolean;
  readonly clock?: Clock;
}

/** Who a token speaks of. Only issuer and subject together identify a person. */
export interface Claims {
  readonly issuer: string;
  readonly subject: string;
  readonly name?: string;
  readonly email?: string;
  /** In milliseconds since the epoch, to the second; absent where the issuer does not say. */
  readonly issuedAt?: number;
}

export interface TokenVerifier {
  /** @throws PlatformError `token-invalid`, `issuer-unavailable` */
  verify(token: string): Promise<Claims>;
}

/**
 * Checks OIDC access tokens: signature, algorithm, issuer, audience, expiry, not-before.
 *
 * @example
 * const verifier = createTokenVerifier({ issuer, audience: 'switchboard-access' });
 * const { subject } = await verifier.verify(bearer);
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { issuer, jwksUri, allowInsecure = false } = options;
  const keys = createKeySource({ issuer, jwksUri, allowInsecure });
  return {
    async verify(token) {
      if (token.length > MAX_TOKEN) throw invalid();
      const payload = await checked(token, keys, options).catch(refuse);
      return claimsOf(payload, options.issuer);
    },
  };
}

async function checked(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, audience, algorithms = ALGORITHMS, clock = systemClock }: TokenVerifierOptions,
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience,
    algorithms: [...algorithms],
    requiredClaims: ['exp', 'sub'],
    clockTolerance: 5,
    currentDate: new Date(clock.now()),
  });
  return payload;
}

function claimsOf(payload: JWTPayload, issuer: string): Claims {
  const { sub, name, email, iat } = payload;
  if (!sub || sub.length > 255) throw invalid();
  return {
    issuer,
    subject: sub,
    ...(typeof name === 'string' && { name }),
    ...(typeof email === 'string' && { email }),
    ...(iat !== undefined && { issuedAt: iat * 1_000 }),
  };
}

/** Trouble on the way to the keys is not the caller's fault; everything else is a bad token. */
function refuse(error: unknown): never {
  if (isPlatformError(error)) throw error;
  const bad = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
  const unreachable = error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC';
  if (bad && !unreachable) throw invalid(error);
  return issuerUnavailable(error);
}

function invalid(cause?: unknown): PlatformError {
  return authError('token-invalid', 'Sign in again.', { cause });
}
