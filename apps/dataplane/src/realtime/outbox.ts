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
 * connection that breaks in between loses nothing; memory is bounded by {@link CAPACITY}.
 */
export class Outbox {
  #entries: Entry[] = [];
  #lastId = 0;
  #overflowed = false;

  get size(): number {
    return this.#entries.length;
  }

  /** Adds an entry; false when there was no room and everything was given up. */
  push(notification: Notification): boolean {
    if (this.#entries.length >= CAPACITY) {
      this.#entries = [];
      this.#overflowed = true;
      return false;
    }
    this.#entries.push({ id: ++this.#lastId, notification, via: undefined });
    return true;
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
    if (at >= 0) this.#entries.splice(at, 1);
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
}
