import { randomBytes } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';

const LIFETIME_S = 3_600;
const MAX_KEPT = 1_000;

/** Tokens that a push service has handed out. */
export class AccessTokens {
  readonly #clock: Clock;
  readonly #expires = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many were handed out and kept. */
  get count(): number {
    return this.#expires.size;
  }

  issue(): { access_token: string; token_type: string; expires_in: number } {
    const token = randomBytes(24).toString('base64url');
    const [oldest] = this.#expires.keys();
    if (this.#expires.size >= MAX_KEPT && oldest !== undefined) this.#expires.delete(oldest);
    this.#expires.set(token, this.#clock.now() + LIFETIME_S * 1_000);
    return { access_token: token, token_type: 'Bearer', expires_in: LIFETIME_S };
  }

  accepts(authorization: string | undefined): boolean {
    const [, token = ''] = /^Bearer (.+)$/.exec(authorization ?? '') ?? [];
    return (this.#expires.get(token) ?? 0) > this.#clock.now();
  }

  /** As when a credential is rotated. */
  revokeAll(): void {
    this.#expires.clear();
  }
}
