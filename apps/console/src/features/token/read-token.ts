import { decodeJwt, decodeProtectedHeader } from 'jose';
import { z } from 'zod';

/** Why a text cannot be read as a communication token. */
export type TokenFlaw = 'not-a-token' | 'cut-off' | 'sealed' | 'not-acs';

export interface TokenClaims {
  readonly userId: string;
  readonly resource: string;
  readonly scopes: readonly string[];
  readonly issuedAt: Date | undefined;
  readonly notBefore: Date | undefined;
  readonly expiresAt: Date;
  /** Its end is there; whether that is the right one only who has the key can tell. */
  readonly isWhole: boolean;
}

export type TokenReading = { readonly claims: TokenClaims } | { readonly flaw: TokenFlaw };

const LATEST_S = 8_640_000_000_000;
/** A signature of RS256 has at least 2048 bits, six in a character. */
const RS256_CHARACTERS = 342;

const moment = z
  .number()
  .min(0)
  .max(LATEST_S)
  .transform((seconds) => new Date(seconds * 1_000));

/** What ACS writes into its tokens, as far as it matters here. */
const payloadShape = z
  .object({
    skypeid: z.string().min(1),
    acsScope: z.string(),
    resourceId: z.string().min(1),
    exp: moment,
    iat: moment.optional(),
    nbf: moment.optional(),
  })
  .transform(({ skypeid, acsScope, resourceId, exp, iat, nbf }) => ({
    userId: `8:${skypeid}`,
    resource: resourceId,
    scopes: acsScope.split(/[,\s]+/).filter((scope) => scope !== ''),
    ...{ expiresAt: exp, issuedAt: iat, notBefore: nbf },
  }));

/**
 * Reads what somebody pasted. Nothing is asked of anybody, and no signature is checked.
 *
 * @example readToken('Bearer eyJhbGciOi…')
 */
export function readToken(pasted: string): TokenReading {
  const text = pasted.replace(/^\s*(authorization:\s*)?bearer\s/i, '').replaceAll(/\s/g, '');
  const parts = text.split('.');
  if (parts.length === 5) return { flaw: 'sealed' };
  if (parts.length > 3 || !/^eyJ[\w-]*$/.test(parts[0] ?? '')) return { flaw: 'not-a-token' };
  const [header = '', payload = '', signature = ''] = parts;
  const decoded = decode(header, payload);
  if (!decoded) return { flaw: signature === '' ? 'cut-off' : 'not-a-token' };
  const claims = payloadShape.safeParse(decoded.payload);
  if (!claims.success) return { flaw: 'not-acs' };
  return { claims: { ...claims.data, isWhole: isWhole(decoded.algorithm, signature) } };
}

function decode(header: string, payload: string) {
  const token = `${header}.${payload}.`;
  try {
    return { payload: decodeJwt(token), algorithm: decodeProtectedHeader(token).alg };
  } catch {
    return undefined;
  }
}

function isWhole(algorithm: string | undefined, signature: string): boolean {
  return signature.length >= (algorithm === 'RS256' ? RS256_CHARACTERS : 1);
}
