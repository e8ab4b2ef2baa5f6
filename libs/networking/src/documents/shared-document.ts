import {
  applyUpdate,
  decodeStateVector,
  decodeUpdate,
  encodeStateAsUpdate,
  encodeStateVector,
  mergeUpdates,
} from 'yjs';
import type { Doc } from 'yjs';
import type { MessageChannel, TopicMessage } from '../messages/message-channel.ts';
import type { DataTransport, PeerId } from '../transport/transport.ts';
import { readDocumentFrame, writeDocumentFrame } from './document-frame.ts';
import type { DocumentFrame } from './document-frame.ts';
import { TOPICS } from '../topics.ts';

const TOPIC = TOPICS.documents;
/** Of an update that changes nothing. */
const EMPTY_UPDATE_BYTES = 2;
/** What one peer may add to the document, in bytes of updates; beyond it, nothing more is taken from them. */
const MAX_BYTES_PER_PEER = 16 * 1024 * 1024;

export interface SharedDocumentOptions {
  readonly transport: DataTransport;
  readonly channel: MessageChannel;
  /** Becomes the same for all who can reach each other; whoever made it destroys it. */
  readonly doc: Doc;
}

/**
 * Keeps a Yjs document the same for all. Whoever comes says what they have, and is sent what they lack; changes
 * are sent as they happen. In whatever order updates come, and however often, all copies become the same.
 */
export class SharedDocument implements Disposable {
  readonly #options: SharedDocumentOptions;
  readonly #subscriptions: Disposable[];
  readonly #taken = new Map<PeerId, number>();
  /** Who is still to be told what we have, and whom we still owe what they lack, given what they have. */
  readonly #dueTo = new Set<PeerId>();
  readonly #owedTo = new Map<PeerId, Uint8Array>();
  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this) this.#publish(update);
  };
  /** Changes that there was no room for, as one. */
  #unsent: Uint8Array | undefined;
  #dropped = 0;

  constructor(options: SharedDocumentOptions) {
    this.#options = options;
    const { transport, channel, doc } = options;
    this.#subscriptions = [
      channel.subscribe(TOPIC, (message) => this.#take(message)),
      transport.subscribe({
        peerJoined: (peer) => this.#greet(peer),
        peerLeft: (peer) => this.#forget(peer),
        drained: () => this.#sendDue(),
      }),
    ];
    doc.on('update', this.#onUpdate);
    for (const peer of transport.peers()) this.#dueTo.add(peer);
    this.#sendDue();
  }

  /** Frames that could not be used, and updates beyond what a peer may add. */
  get dropped(): number {
    return this.#dropped;
  }

  [Symbol.dispose](): void {
    this.#options.doc.off('update', this.#onUpdate);
    for (const subscription of this.#subscriptions) subscription[Symbol.dispose]();
  }

  #publish(update: Uint8Array): void {
    this.#unsent = this.#unsent ? mergeUpdates([this.#unsent, update]) : update;
    this.#sendDue();
  }

  #greet(peer: PeerId): void {
    this.#dueTo.add(peer);
    this.#sendDue();
  }

  #forget(peer: PeerId): void {
    for (const known of [this.#taken, this.#dueTo, this.#owedTo]) known.delete(peer);
  }

  /** What there was no room for is made anew: by then it may be more, or nothing. */
  #sendDue(): void {
    const { doc } = this.#options;
    for (const peer of this.#dueTo) {
      const frame = { kind: 'have', stateVector: encodeStateVector(doc) } as const;
      if (!this.#say(frame, peer)) return;
      this.#dueTo.delete(peer);
    }
    for (const [peer, stateVector] of this.#owedTo) {
      const update = encodeStateAsUpdate(doc, stateVector);
      const isNothing = update.length <= EMPTY_UPDATE_BYTES;
      if (!isNothing && !this.#say({ kind: 'update', update }, peer)) return;
      this.#owedTo.delete(peer);
    }
    if (this.#unsent && this.#say({ kind: 'update', update: this.#unsent }))
      this.#unsent = undefined;
  }

  #say(frame: DocumentFrame, peer?: PeerId): boolean {
    const { transport, channel } = this.#options;
    const bytes = writeDocumentFrame(frame);
    const to = peer === undefined ? {} : { to: [peer] };
    return !transport.isClosed && channel.send(TOPIC, { delivery: 'reliable', bytes, ...to });
  }

  #take({ from, bytes }: TopicMessage): void {
    const frame = readDocumentFrame(bytes);
    if (frame?.kind === 'update') return this.#apply(from, frame.update);
    if (!frame || !isReadable(() => decodeStateVector(frame.stateVector))) {
      this.#dropped += 1;
      return;
    }
    this.#owedTo.set(from, frame.stateVector.slice());
    this.#sendDue();
  }

  #apply(peer: PeerId, update: Uint8Array): void {
    const taken = (this.#taken.get(peer) ?? 0) + update.length;
    // Read as a whole before: half an update would be applied as far as it goes.
    if (taken > MAX_BYTES_PER_PEER || !isReadable(() => decodeUpdate(update))) {
      this.#dropped += 1;
      return;
    }
    this.#taken.set(peer, taken);
    applyUpdate(this.#options.doc, update, this);
  }
}

function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
