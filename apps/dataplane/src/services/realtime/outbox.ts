import type { Backlog, Waiting } from './backlog.ts';
import type { Notification } from './notification.ts';
import type { Transport } from './transport.ts';

/** Unanswered notifications under way at once; the rest waits its turn here, not in a socket. */
const WINDOW = 64;
/** What is kept for a client that does not take it, before it counts as lost. */
const CAPACITY = 1_000;

interface Entry {
  readonly id: number;
  readonly notification: Notification;
  via: Transport | undefined;
}

/**
 * What one client has still to get, in order. An entry stays until the client answers it, so that a
 * connection that breaks in between loses nothing; memory is bounded by {@link CAPACITY} and the
 * {@link Backlog}.
 */
export class Outbox implements Waiting {
  readonly userId: string;
  #entries: Entry[] = [];
  #bytes = 0;
  #lastId = 0;
  #overflowed = false;
  readonly #backlog: Backlog;
  readonly #onOverflow: () => void;

  /** @param onOverflow what waited was given up; `takeOverflow` says so as well */
  constructor(backlog: Backlog, userId: string, onOverflow: () => void) {
    this.userId = userId;
    this.#backlog = backlog;
    this.#onOverflow = onOverflow;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** Adds an entry; when there is no room everything is given up, this one as well. */
  push(notification: Notification): void {
    const { size } = notification;
    if (this.#entries.length >= CAPACITY || !this.#backlog.hasRoom(this, size)) {
      return this.giveUp();
    }
    this.#entries.push({ id: ++this.#lastId, notification, via: undefined });
    this.#grow(size);
  }

  giveUp(): void {
    this.clear();
    this.#overflowed = true;
    this.#onOverflow();
  }

  /** Nobody waits for it any more. */
  clear(): void {
    this.#entries = [];
    this.#grow(-this.#bytes);
  }

  /** Hands over what fits in the window. */
  pump(transport: Transport, write: (id: number, notification: Notification) => void): void {
    for (const entry of this.#entries.slice(0, WINDOW)) {
      if (entry.via) continue;
      entry.via = transport;
      write(entry.id, entry.notification);
    }
  }

  answered(id: number): void {
    const at = this.#entries.findIndex((entry) => entry.id === id);
    const [entry] = at >= 0 ? this.#entries.splice(at, 1) : [];
    if (entry) this.#grow(-entry.notification.size);
  }

  /** What went out through a connection that is gone, unanswered, has to go out again. */
  recall(transport: Transport): void {
    for (const entry of this.#entries) if (entry.via === transport) entry.via = undefined;
  }

  /** True once after something was lost. */
  takeOverflow(): boolean {
    const overflowed = this.#overflowed;
    this.#overflowed = false;
    return overflowed;
  }

  #grow(by: number): void {
    this.#bytes += by;
    this.#backlog.changed(this, by);
  }
}
