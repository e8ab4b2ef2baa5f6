import { randomBytes } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import type { Session } from './session.ts';

/** Between the handshake and the connection that follows it. */
export const HANDSHAKE_MS = 60_000;
/** Handshakes that wait for their connection; the oldest makes room. */
const MAX_WAITING = 10_000;

/**
 * Socket ids handed out and not used yet. A socket id is the only secret that a WebSocket upgrade
 * carries, so it is long, short-lived and works once.
 */
export class Handshakes {
  readonly #waiting = new Map<string, { session: Session; expiresAt: number }>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  begin(session: Session): string {
    const oldest = this.#waiting.keys().next();
    if (this.#waiting.size >= MAX_WAITING && !oldest.done) this.#waiting.delete(oldest.value);
    const socketId = randomBytes(24).toString('hex');
    this.#waiting.set(socketId, { session, expiresAt: this.#clock.now() + HANDSHAKE_MS });
    return socketId;
  }

  take(socketId: string): Session | undefined {
    const entry = this.#waiting.get(socketId);
    this.#waiting.delete(socketId);
    const good = entry && entry.expiresAt > this.#clock.now() && entry.session.usable;
    return good ? entry.session : undefined;
  }

  clear(): void {
    this.#waiting.clear();
  }
}

/** Far enough ahead that the client never thinks its parameters have run out. */
const PARAMETERS_MS = 30 * 24 * 3600_000;

/**
 * What a client brings back when it reconnects. It only says which session it had; who it is its
 * token says, at every step, so there is nothing to sign.
 */
export function connectParameters(session: Session, nowMs: number): Record<string, string> {
  return {
    sr: session.id,
    issuer: 'switchboard',
    sp: 'connect',
    st: String(nowMs),
    se: String(nowMs + PARAMETERS_MS),
  };
}
