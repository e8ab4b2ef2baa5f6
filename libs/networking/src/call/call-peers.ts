import type { Clock } from '@switchboard/kernel';
import type { PeerId } from '../transport/transport.ts';
import type { CallFrame } from './call-frame.ts';
import type { CallParticipants } from './call-participants.ts';

export interface CallPeersOptions {
  readonly clock: Clock;
  readonly participants: CallParticipants;
  readonly greet: (participant: PeerId, knowsYou: boolean) => void;
  /** Somebody does not hear us. */
  readonly renew: () => void;
  readonly onJoined: (peer: PeerId) => void;
  readonly onLeft: (peer: PeerId) => void;
  readonly onEnded: () => void;
}

interface Peer {
  readonly session: number;
  lastSequence: number;
}

/** When somebody who did not answer is greeted again; who opens later greets us. */
const GREET_AGAIN_MS = [500, 2_000, 4_000, 8_000];
/** So often at most is the greeting of one participant answered. */
const ANSWER_EVERY_MS = 250;

/**
 * Who can be reached over a call: participants who have opened a transport as well, and said so. Who is a participant
 * is what the call says; a silent one stays a peer, and one who says goodbye stays in the call.
 */
export class CallPeers implements Disposable {
  readonly #options: CallPeersOptions;
  readonly #peers = new Map<PeerId, Peer>();
  readonly #greeted = new Map<PeerId, Disposable>();
  readonly #answeredMs = new Map<PeerId, number>();
  readonly #subscription: Disposable;

  constructor(options: CallPeersOptions) {
    this.#options = options;
    this.#subscription = options.participants.subscribe({
      joined: (participant) => this.#greet(participant),
      left: (participant) => this.#forget(participant),
      ended: () => options.onEnded(),
    });
  }

  /** Greets whoever is there. */
  start(): void {
    for (const participant of this.#options.participants.list()) this.#greet(participant);
  }

  list(): readonly PeerId[] {
    return [...this.#peers.keys()];
  }

  has(peer: PeerId): boolean {
    return this.#peers.has(peer);
  }

  /** Takes what a participant says of itself. */
  hear(from: PeerId, frame: Exclude<CallFrame, { kind: 'data' }>): void {
    if (!this.#options.participants.list().includes(from)) return;
    const known = this.#peers.get(from);
    if (frame.kind === 'bye') {
      if (known?.session === frame.session) this.drop(from);
      return;
    }
    const isKnown = known?.session === frame.session;
    if (!frame.knowsYou) this.#answer(from, isKnown);
    if (isKnown) return;
    // It was opened again: what it knew before is gone.
    if (known) this.drop(from);
    this.#peers.set(from, { session: frame.session, lastSequence: 0 });
    this.#options.onJoined(from);
  }

  /** @returns false for what came before: the SDK was told to send it twice */
  isNext(from: PeerId, sequence: number): boolean {
    const peer = this.#peers.get(from);
    // Numbers go round; what is ahead by less than half of them is new.
    if (!peer || ((sequence - peer.lastSequence) | 0) <= 0) return false;
    peer.lastSequence = sequence;
    return true;
  }

  /** It can no longer be reached, until it greets again. */
  drop(peer: PeerId): void {
    if (this.#peers.delete(peer)) this.#options.onLeft(peer);
  }

  [Symbol.dispose](): void {
    this.#subscription[Symbol.dispose]();
    for (const timer of this.#greeted.values()) timer[Symbol.dispose]();
    this.#greeted.clear();
    this.#peers.clear();
  }

  #greet(participant: PeerId, tries = 0): void {
    this.#greeted.get(participant)?.[Symbol.dispose]();
    this.#options.greet(participant, this.#peers.has(participant));
    const waitMs = GREET_AGAIN_MS[tries];
    const again = (): void => {
      if (!this.#peers.has(participant)) this.#greet(participant, tries + 1);
    };
    const nothing = { [Symbol.dispose]: () => undefined };
    const timer = waitMs === undefined ? nothing : this.#options.clock.after(waitMs, again);
    this.#greeted.set(participant, timer);
  }

  /** @param wasAnswered it asks again, and so has not heard us: it may have missed where we send from */
  #answer(from: PeerId, wasAnswered: boolean): void {
    const now = this.#options.clock.now();
    if (now - (this.#answeredMs.get(from) ?? -Infinity) < ANSWER_EVERY_MS) return;
    this.#answeredMs.set(from, now);
    if (wasAnswered) this.#options.renew();
    this.#options.greet(from, true);
  }

  #forget(participant: PeerId): void {
    this.#greeted.get(participant)?.[Symbol.dispose]();
    this.#greeted.delete(participant);
    this.#answeredMs.delete(participant);
    this.drop(participant);
  }
}
