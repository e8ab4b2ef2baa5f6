import type { PeerId } from '../transport/transport.ts';

export interface OutboxLimits {
  readonly maxBytes: number;
  readonly maxMessages: number;
}

interface Entry {
  readonly sequence: number;
  readonly frame: Uint8Array;
  /** Who has not said yet that it came. */
  readonly pending: Set<PeerId>;
}

/** Sends a frame to some who are on one path; false when there is no room. */
export type SendFrame = (frame: Uint8Array, to: readonly PeerId[]) => boolean;

/**
 * Reliable messages that somebody has not acknowledged yet, so that they can be sent again over another
 * path. Every path gets all of them in order, from the first that is not acknowledged: so whoever takes only
 * what is newer than what they have, loses none, and sees none twice.
 */
export class Outbox {
  readonly #limits: OutboxLimits;
  #entries: Entry[] = [];
  #bytes = 0;
  #lastSequence = 0;
  /** What was given to the path that each peer is on now. */
  readonly #sentUpTo = new Map<PeerId, number>();

  constructor(limits: OutboxLimits) {
    this.#limits = limits;
  }

  get isFull(): boolean {
    const { maxBytes, maxMessages } = this.#limits;
    return this.#bytes >= maxBytes || this.#entries.length >= maxMessages;
  }

  get nextSequence(): number {
    return this.#lastSequence + 1;
  }

  /** @param frame has {@link nextSequence} in it */
  add(frame: Uint8Array, to: readonly PeerId[]): void {
    this.#lastSequence += 1;
    if (to.length === 0) return;
    const entry = { sequence: this.#lastSequence, frame, pending: new Set(to) };
    this.#entries.push(entry);
    this.#bytes += frame.length;
    for (const peer of to)
      if (!this.#sentUpTo.has(peer)) this.#sentUpTo.set(peer, entry.sequence - 1);
  }

  /** Gives the path of these peers what they have not been sent over it, as long as it has room. */
  flush(onPath: ReadonlySet<PeerId>, send: SendFrame): void {
    for (const { sequence, frame, pending } of this.#unsent(onPath)) {
      const to = [...pending].filter((peer) => onPath.has(peer) && this.#sent(peer) < sequence);
      if (to.length === 0) continue;
      if (!send(frame, to)) return;
      for (const peer of to) this.#sentUpTo.set(peer, sequence);
    }
  }

  /** @returns whether there was something to send again, over the path that the peer is on from now on */
  sendAgain(peer: PeerId): boolean {
    const first = this.#entries.find(({ pending }) => pending.has(peer));
    if (first) this.#sentUpTo.set(peer, first.sequence - 1);
    return first !== undefined;
  }

  acknowledge(peer: PeerId, upTo: number): void {
    this.#settle(peer, (sequence) => sequence <= upTo);
  }

  /** Nobody waits for this peer any more. */
  forget(peer: PeerId): void {
    this.#settle(peer, () => true);
    this.#sentUpTo.delete(peer);
  }

  /** Peers that have something to acknowledge. */
  waitingFor(): ReadonlySet<PeerId> {
    return new Set(this.#entries.flatMap(({ pending }) => [...pending]));
  }

  #settle(peer: PeerId, isSettled: (sequence: number) => boolean): void {
    for (const { sequence, pending } of this.#entries)
      if (isSettled(sequence)) pending.delete(peer);
    const done = this.#entries.filter(({ pending }) => pending.size === 0);
    if (done.length === 0) return;
    this.#bytes -= done.reduce((sum, { frame }) => sum + frame.length, 0);
    this.#entries = this.#entries.filter(({ pending }) => pending.size > 0);
  }

  #sent(peer: PeerId): number {
    return this.#sentUpTo.get(peer) ?? 0;
  }

  /** Entries that any of them may miss; those before were sent to all. */
  #unsent(onPath: ReadonlySet<PeerId>): readonly Entry[] {
    const least = Math.min(...[...onPath].map((peer) => this.#sentUpTo.get(peer) ?? Infinity));
    const from = this.#entries.findLastIndex(({ sequence }) => sequence <= least);
    return this.#entries.slice(from + 1);
  }
}
