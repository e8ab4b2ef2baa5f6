import { randomBytes } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import type { Caller } from '../wire/caller.ts';
import { Session } from './session.ts';

/** How long what a vanished client should have got is kept. */
const RETENTION_MS = 5 * 60_000;
/** Client instances of one person; the one that has been away longest makes room. */
const MOST_PER_PERSON = 32;
const HEARTBEAT_MS = 25_000;

/** The sessions of this process, by person and by endpoint id. */
export class Sessions implements Disposable {
  readonly #byUser = new Map<string, Map<string, Session>>();
  readonly #clock: Clock;
  #timer: Disposable;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#timer = clock.after(HEARTBEAT_MS, () => this.#beat());
  }

  *[Symbol.iterator](): Iterator<Session> {
    for (const sessions of this.#byUser.values()) yield* sessions.values();
  }

  of(userId: string): Iterable<Session> {
    return this.#byUser.get(userId)?.values() ?? [];
  }

  find(userId: string, endpointId: string): Session | undefined {
    return this.#byUser.get(userId)?.get(endpointId);
  }

  /**
   * The session of a client instance, made if need be.
   *
   * @param formerId the session the client says it had: when it is not known here, the client is
   *   told that it may have missed something
   */
  open(caller: Caller, endpointId: string, formerId: string | undefined): Session {
    const known = this.find(caller.userId, endpointId);
    if (known) {
      known.caller = caller;
      known.lossy ||= formerId !== undefined && formerId !== known.id;
      return known;
    }
    const session: Session = new Session(
      randomBytes(12).toString('hex'),
      endpointId,
      caller,
      () => this.#clock.now(),
      () => this.remove(session),
    );
    session.lossy = formerId !== undefined;
    this.#add(session);
    return session;
  }

  remove(session: Session): void {
    const sessions = this.#byUser.get(session.caller.userId);
    if (sessions?.get(session.endpointId) === session) sessions.delete(session.endpointId);
    if (sessions?.size === 0) this.#byUser.delete(session.caller.userId);
    session.end();
  }

  removeAll(userId?: string): void {
    for (const session of [...(userId === undefined ? this : this.of(userId))])
      this.remove(session);
  }

  [Symbol.dispose](): void {
    this.#timer[Symbol.dispose]();
    this.removeAll();
  }

  #add(session: Session): void {
    const { userId } = session.caller;
    const sessions = this.#byUser.get(userId) ?? new Map<string, Session>();
    this.#byUser.set(userId, sessions);
    if (sessions.size >= MOST_PER_PERSON) this.remove(longestAway([...sessions.values()]));
    this.#byUser.set(userId, sessions);
    sessions.set(session.endpointId, session);
  }

  #beat(): void {
    const now = this.#clock.now();
    for (const session of [...this]) {
      if (session.detachedAt === undefined) session.beat();
      else if (now >= waitedForUntil(session, session.detachedAt)) this.remove(session);
    }
    this.#timer = this.#clock.after(HEARTBEAT_MS, () => this.#beat());
  }
}

/** A client that never registered is waited for as well: it may be between its first two steps. */
function waitedForUntil(session: Session, detachedAt: number): number {
  const retained = detachedAt + RETENTION_MS;
  return session.registeredUntil === 0 ? retained : Math.min(retained, session.registeredUntil);
}

function longestAway(sessions: readonly Session[]): Session {
  const since = (session: Session): number => session.detachedAt ?? Infinity;
  return sessions.reduce((oldest, session) => (since(session) < since(oldest) ? session : oldest));
}
