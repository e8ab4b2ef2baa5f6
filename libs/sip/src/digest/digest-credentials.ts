import { randomBytes } from 'node:crypto';
import type { OutgoingRequestMessage } from 'sip.js/lib/core/index.js';
import { digestResponse, digestSecret } from './digest-hash.ts';
import type { DigestChallenge } from './parse-challenge.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Answers challenges to what we ask, with MD5 or SHA-256. The core of sip.js knows MD5 only. */
export class DigestCredentials {
  readonly #credentials: Credentials;
  #count = 0;
  #nonce = '';
  #header = '';

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  /** Called by the core, whose challenge is the one that `readMessage` has put there. */
  authenticate(request: OutgoingRequestMessage, challenge: DigestChallenge): boolean {
    const { realm, nonce, algorithm, opaque, hasQop } = challenge;
    const { username, password } = this.#credentials;
    this.#count = nonce === this.#nonce ? this.#count + 1 : 1;
    this.#nonce = nonce;
    const uri = request.ruri?.toRaw() ?? '';
    const nc = this.#count.toString(16).padStart(8, '0');
    const cnonce = randomBytes(8).toString('hex');
    const qop = hasQop ? { cnonce, nc } : undefined;
    const secret = digestSecret(algorithm, username, realm, password);
    const response = digestResponse(secret, { algorithm, method: request.method, uri, nonce, qop });
    this.#header = [
      `Digest username=${quoted(username)}, realm=${quoted(realm)}, nonce=${quoted(nonce)}`,
      `uri=${quoted(uri)}, response="${response}", algorithm=${algorithm}`,
      ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
      ...(qop ? [`qop=auth, nc=${nc}, cnonce="${cnonce}"`] : []),
    ].join(', ');
    return true;
  }

  /** The value of Authorization or Proxy-Authorization. */
  toString(): string {
    return this.#header;
  }
}
