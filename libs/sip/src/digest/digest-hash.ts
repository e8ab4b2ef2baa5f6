import { createHash } from 'node:crypto';

export type DigestAlgorithm = 'MD5' | 'SHA-256';

export interface DigestInput {
  readonly algorithm: DigestAlgorithm;
  readonly method: string;
  readonly uri: string;
  readonly nonce: string;
  /** Absent for those who know only RFC 2069. */
  readonly qop?: { readonly cnonce: string; readonly nc: string } | undefined;
}

const NODE_NAME = { MD5: 'md5', 'SHA-256': 'sha256' } as const;

const hash = (algorithm: DigestAlgorithm, text: string): string =>
  createHash(NODE_NAME[algorithm]).update(text).digest('hex');

/** What a password is kept as, so that it need not be kept itself: H(name:realm:password). */
export function digestSecret(
  algorithm: DigestAlgorithm,
  username: string,
  realm: string,
  password: string,
): string {
  return hash(algorithm, `${username}:${realm}:${password}`);
}

/** The `response` of RFC 8760 and RFC 2617, with qop=auth or none. */
export function digestResponse(secret: string, input: DigestInput): string {
  const { algorithm, method, uri, nonce, qop } = input;
  const what = hash(algorithm, `${method}:${uri}`);
  const middle = qop ? `${nonce}:${qop.nc}:${qop.cnonce}:auth` : nonce;
  return hash(algorithm, `${secret}:${middle}:${what}`);
}
