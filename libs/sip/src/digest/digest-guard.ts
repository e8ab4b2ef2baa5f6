import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import { digestResponse } from './digest-hash.ts';
import type { DigestAlgorithm } from './digest-hash.ts';
import { NonceCounts } from './nonce-counts.ts';
import { parseDigest } from './parse-digest.ts';

export interface DigestGuardOptions {
  readonly realm: string;
  readonly clock: Clock;
  /**
   * What `digestSecret` made of the password of a user; undefined for a user who is not known.
   * Whoever keeps only the secret of one algorithm is asked for that one alone (`algorithms`).
   */
  readonly secretOf: (username: string, algorithm: DigestAlgorithm) => string | undefined;
  /** In the order in which they are offered. */
  readonly algorithms?: readonly DigestAlgorithm[];
  readonly nonceLifetimeMs?: number;
}

export type DigestVerdict =
  | { readonly kind: 'accepted'; readonly username: string }
  /** To be answered with 401 and these fields. */
  | {
      readonly kind: 'challenge';
      readonly challenges: readonly string[];
      readonly isWrong: boolean;
    };

interface Presented {
  readonly algorithm: DigestAlgorithm;
  readonly username: string;
  readonly nonce: string;
  readonly uri: string;
  readonly response: string;
  readonly qop: { readonly cnonce: string; readonly nc: string };
}

const FIVE_MINUTES_MS = 300_000;
const ALGORITHMS: readonly DigestAlgorithm[] = ['SHA-256', 'MD5'];

/** The server's side of digest (RFC 8760): nonces of its own that expire, each count of one taken once. */
export class DigestGuard {
  readonly #options: DigestGuardOptions;
  readonly #lifetimeMs: number;
  readonly #key = randomBytes(32);
  readonly #counts: NonceCounts;

  constructor(options: DigestGuardOptions) {
    this.#options = options;
    this.#lifetimeMs = options.nonceLifetimeMs ?? FIVE_MINUTES_MS;
    this.#counts = new NonceCounts(options.clock, this.#lifetimeMs);
  }

  /**
   * @param header the value of Authorization, if there was one
   * @param target the Request-URI as it came; what was hashed may differ from it behind a proxy, but not in its user
   */
  check(method: string, header: string | undefined, target: string): DigestVerdict {
    const presented = header === undefined ? undefined : this.#read(header);
    if (!presented) return this.#challenge(false, header !== undefined);
    if (!this.#isFresh(presented.nonce)) return this.#challenge(true, false);
    const { username, algorithm, response, uri } = presented;
    const secret = this.#options.secretOf(username, algorithm);
    const expected = digestResponse(secret ?? '', { ...presented, method });
    const isRight = isSame(expected, response.toLowerCase()) && isSameUser(uri, target);
    if (!isRight || secret === undefined) return this.#challenge(false, true);
    // Heard before: a replay, or a request repeated out of order. A fresh nonce costs one round.
    if (!this.#counts.take(presented.nonce, presented.qop.nc)) return this.#challenge(true, false);
    return { kind: 'accepted', username };
  }

  #read(header: string): Presented | undefined {
    const found = parseDigest(header);
    const { username, realm, nonce, uri, response, cnonce, nc, qop } = found ?? {};
    const name = (found?.['algorithm'] ?? 'MD5').toUpperCase();
    const algorithm = this.#algorithms.find((one) => one === name);
    if (!algorithm || realm !== this.#options.realm || qop?.toLowerCase() !== 'auth')
      return undefined;
    if (!username || !nonce || !uri || !response || !cnonce || !/^[0-9a-f]{8}$/i.test(nc ?? ''))
      return undefined;
    return { algorithm, username, nonce, uri, response, qop: { cnonce, nc: nc! } };
  }

  #challenge(isStale: boolean, isWrong: boolean): DigestVerdict {
    const nonce = this.#nonce(this.#options.clock.now());
    const challenges = this.#algorithms.map(
      (algorithm) =>
        `Digest realm="${this.#options.realm}", nonce="${nonce}", algorithm=${algorithm}, ` +
        `qop="auth"${isStale ? ', stale=true' : ''}`,
    );
    return { kind: 'challenge', challenges, isWrong };
  }

  get #algorithms(): readonly DigestAlgorithm[] {
    return this.#options.algorithms ?? ALGORITHMS;
  }

  #nonce(at: number, salt = randomBytes(8).toString('hex')): string {
    const body = `${at.toString(16)}-${salt}`;
    return `${body}-${createHmac('sha256', this.#key).update(body).digest('hex').slice(0, 32)}`;
  }

  #isFresh(nonce: string): boolean {
    const [at = '', salt = ''] = nonce.split('-');
    const madeAt = Number.parseInt(at, 16);
    if (!isSame(this.#nonce(madeAt || 0, salt), nonce)) return false;
    return this.#options.clock.now() - madeAt < this.#lifetimeMs;
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const userOf = (uri: string): string => /^sips?:([^@;]*)@/i.exec(uri)?.[1] ?? '';

function isSameUser(one: string, other: string): boolean {
  return userOf(one) === userOf(other);
}
