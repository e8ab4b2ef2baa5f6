import { randomBytes } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import type { ResourceLimits } from '../../platform/limits/resources.ts';
import type { Caller } from '../../platform/wire/caller.ts';
import { tooManyRequests } from '../../platform/wire/errors.ts';
import { Backlog } from './backlog.ts';
import { HANDSHAKE_MS } from './handshake.ts';
import { Session } from './session.ts';

/** How long what a vanished client should have got is kept. */
const RETENTION_MS = 5 * 60_000;
const HEARTBEAT_MS = 25_000;
/** Clients looked after in one turn of the event loop; thousands at once would hold up everybody. */
const SLICE = 200;
/** When a client that found no room may ask again. */
const RETRY_MS = 30_000;

/** The sessions of this process, by person and by endpoint id. */
export class Sessions implements Disposable {
  readonly #byUser = new Map<string, Map<string, Session>>();
  readonly #clock: Clock;
  readonly #perPerson: number;
  readonly #backlog: Backlog;
  #timer: Disposable;
  #next: NodeJS.Immediate | undefined;
  #losing: NodeJS.Immediate | undefined;

  constructor(clock: Clock, limits: ResourceLimits) {
    this.#clock = clock;
    this.#perPerson = limits['realtime.clientsPerPerson'];
    this.#backlog = new Backlog(limits);
    this.#timer = this.#beatLater();
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
   * @throws WireError 429 when the person has as many clients as one may have, all of them there
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
      { backlog: this.#backlog, onStop: () => this.remove(session) },
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

  /**
   * Every client has missed events that nobody can repeat: it is told when it comes back, which an app
   * notices, as it would a network that was away, and reads what it has missed.
   */
  missedSomething(sessions: readonly Session[] = [...this]): void {
    for (const session of sessions.slice(0, SLICE)) session.lose();
    if (sessions.length > SLICE) {
      this.#losing = setImmediate(() => this.missedSomething(sessions.slice(SLICE)));
    }
  }

  [Symbol.dispose](): void {
    if (this.#losing) clearImmediate(this.#losing);
    this.#timer[Symbol.dispose]();
    if (this.#next) clearImmediate(this.#next);
    this.removeAll();
  }

  #add(session: Session): void {
    const { userId } = session.caller;
    const sessions = this.#byUser.get(userId) ?? new Map<string, Session>();
    this.#byUser.set(userId, sessions);
    if (sessions.size >= this.#perPerson) this.remove(this.#longestAway(sessions));
    this.#byUser.set(userId, sessions);
    sessions.set(session.endpointId, session);
  }

  /** Only who is not there makes room: people would throw each other's clients out in a circle. */
  #longestAway(sessions: ReadonlyMap<string, Session>): Session {
    const late = this.#clock.now() - HANDSHAKE_MS;
    const since = ({ detachedAt = Infinity }: Session): number => detachedAt;
    const absent = [...sessions.values()].filter((one) => one.away || since(one) <= late);
    const [first, ...rest] = absent;
    if (!first) throw tooManyRequests(RETRY_MS);
    return rest.reduce((oldest, one) => (since(one) < since(oldest) ? one : oldest), first);
  }

  #beatLater(): Disposable {
    return this.#clock.after(HEARTBEAT_MS, () => {
      this.#timer = this.#beatLater();
      this.#beat([...this]);
    });
  }

  #beat(sessions: readonly Session[]): void {
    const now = this.#clock.now();
    for (const session of sessions.slice(0, SLICE)) {
      if (session.detachedAt === undefined) session.beat();
      else if (now >= waitedForUntil(session, session.detachedAt)) this.remove(session);
    }
    if (sessions.length > SLICE) this.#next = setImmediate(() => this.#beat(sessions.slice(SLICE)));
  }
}

/** A client that never registered is waited for as well: it may be between its first two steps. */
function waitedForUntil(session: Session, detachedAt: number): number {
  const retained = detachedAt + RETENTION_MS;
  return session.registeredUntil === 0 ? retained : Math.min(retained, session.registeredUntil);
}
