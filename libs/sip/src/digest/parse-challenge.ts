import type { DigestAlgorithm } from './digest-hash.ts';
import { parseDigest } from './parse-digest.ts';

/** In the form in which the core of sip.js wants it. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly algorithm: DigestAlgorithm;
  readonly opaque: string | undefined;
  readonly stale: boolean;
  /** Does it want qop=auth? */
  readonly hasQop: boolean;
}

interface ReadChallenge {
  readonly raw: string;
  readonly parsed: DigestChallenge;
}

const ALGORITHMS: readonly DigestAlgorithm[] = ['MD5', 'SHA-256'];

/** The strongest of those that we can answer. */
export function bestChallenge(texts: readonly string[]): ReadChallenge | undefined {
  const known = texts.flatMap((raw) => {
    const parsed = challengeOf(raw);
    return parsed ? [{ raw, parsed }] : [];
  });
  return known.find(({ parsed }) => parsed.algorithm === 'SHA-256') ?? known[0];
}

function challengeOf(text: string): DigestChallenge | undefined {
  const found = parseDigest(text);
  const name = (found?.['algorithm'] ?? 'MD5').toUpperCase();
  const algorithm = ALGORITHMS.find((one) => one === name);
  const { realm, nonce, opaque, stale, qop } = found ?? {};
  if (!algorithm || typeof realm !== 'string' || !nonce) return undefined;
  // auth-int would have us hash bodies; nobody has asked for it without auth.
  if (qop && !qop.split(',').some((one) => one.trim().toLowerCase() === 'auth')) return undefined;
  const isStale = stale?.toLowerCase() === 'true';
  return {
    realm,
    nonce,
    algorithm,
    opaque: opaque ?? undefined,
    stale: isStale,
    hasQop: Boolean(qop),
  };
}
