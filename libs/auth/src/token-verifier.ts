import type { Clock } from '@switchboard/kernel';
import type { JWTPayload } from 'jose';
import { checkedPayload, invalidToken } from './checked-payload.ts';
import { createKeySource } from './key-source.ts';

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
      const payload = await checkedPayload(token, keys, { ...options, claims: ['exp', 'sub'] });
      return claimsOf(payload, options.issuer);
    },
  };
}

function claimsOf(payload: JWTPayload, issuer: string): Claims {
  const { sub, name, email, iat } = payload;
  if (!sub || sub.length > 255) throw invalidToken();
  return {
    issuer,
    subject: sub,
    ...(typeof name === 'string' && { name }),
    ...(typeof email === 'string' && { email }),
    ...(iat !== undefined && { issuedAt: iat * 1_000 }),
  };
}
