import type { Clock } from '@switchboard/kernel';
import type {
  DataTransport,
  Delivery,
  IncomingMessage,
  OutgoingMessage,
  PeerId,
} from '../transport/transport.ts';
import { readFragment } from './fragment.ts';
import { Reassembler } from './reassembler.ts';
import type { DropReason } from './reassembler.ts';
import { split } from './split.ts';

export interface MessageChannelOptions {
  readonly clock: Clock;
  /** Of a whole message, in bytes, whoever sends it; 1 MiB unless said otherwise. */
  readonly maxMessageBytes?: number;
}

export interface TopicMessage extends IncomingMessage {
  /** 0 to 255. */
  readonly topic: number;
}

type Hear = (message: TopicMessage) => void;

const MAX_MESSAGE_BYTES = 1024 * 1024;

/**
 * Messages of any size over a transport that takes small ones, for whoever shares it. What others send is
 * never trusted: what cannot be used is dropped and counted.
 */
export class MessageChannel implements Disposable {
  readonly #transport: DataTransport;
  readonly #clock: Clock;
  readonly #maxMessageBytes: number;
  readonly #hear = new Map<number, Set<Hear>>();
  readonly #peers = new Map<PeerId, Readonly<Record<Delivery, Reassembler>>>();
  readonly #dropped = new Map<DropReason, number>();
  readonly #subscription: Disposable;
  readonly #lastId: Record<Delivery, number> = { reliable: 0, unreliable: 0 };
  /** Pieces of a message that the transport had no room for. */
  #waiting: OutgoingMessage[] = [];

  constructor(transport: DataTransport, options: MessageChannelOptions) {
    this.#transport = transport;
    this.#clock = options.clock;
    this.#maxMessageBytes = options.maxMessageBytes ?? MAX_MESSAGE_BYTES;
    this.#subscription = transport.subscribe({
      message: (message) => this.#take(message),
      // Whoever comes again begins to count anew.
      peerJoined: (peer) => void this.#peers.delete(peer),
      peerLeft: (peer) => void this.#peers.delete(peer),
      drained: () => this.#sendWaiting(),
    });
  }

  /** What was dropped of what others sent, by reason, since the beginning. */
  get dropped(): ReadonlyMap<DropReason, number> {
    return this.#dropped;
  }

  /**
   * Takes a message on its way, all of it or nothing.
   *
   * @returns false when an earlier one still waits for room
   * @throws PlatformError `message-too-large`, `too-many-recipients`, `transport-closed`
   */
  send(topic: number, message: OutgoingMessage): boolean {
    if (this.#waiting.length > 0) return false;
    const { delivery } = message;
    const messageId = (this.#lastId[delivery] + 1) >>> 0;
    const { maxBytes } = this.#transport.limits;
    const pieces = split({ topic, messageId, bytes: message.bytes }, maxBytes);
    const [first, ...rest] = pieces.map((bytes) => ({ ...message, bytes }));
    if (!first || !this.#transport.send(first)) return false;
    this.#lastId[delivery] = messageId;
    this.#waiting = rest;
    this.#sendWaiting();
    return true;
  }

  subscribe(topic: number, hear: Hear): Disposable {
    const known = this.#hear.get(topic) ?? new Set();
    this.#hear.set(topic, known.add(hear));
    return { [Symbol.dispose]: () => void known.delete(hear) };
  }

  [Symbol.dispose](): void {
    this.#subscription[Symbol.dispose]();
    this.#hear.clear();
    this.#peers.clear();
    this.#waiting = [];
  }

  #sendWaiting(): void {
    while (this.#waiting.length > 0 && !this.#transport.isClosed) {
      if (!this.#transport.send(this.#waiting[0]!)) return;
      this.#waiting.shift();
    }
  }

  #take({ from, delivery, bytes }: IncomingMessage): void {
    const fragment = readFragment(bytes);
    if (!fragment) return this.#drop('malformed');
    const whole = this.#of(from)[delivery].take(fragment);
    if (!whole) return;
    const { topic } = fragment;
    for (const hear of [...(this.#hear.get(topic) ?? [])]) {
      hear({ from, delivery, topic, bytes: whole });
    }
  }

  #of(peer: PeerId): Readonly<Record<Delivery, Reassembler>> {
    const known = this.#peers.get(peer) ?? {
      reliable: this.#reassembler('reliable'),
      unreliable: this.#reassembler('unreliable'),
    };
    this.#peers.set(peer, known);
    return known;
  }

  #reassembler(delivery: Delivery): Reassembler {
    const options = { delivery, clock: this.#clock, maxMessageBytes: this.#maxMessageBytes };
    return new Reassembler(options, (reason) => this.#drop(reason));
  }

  #drop(reason: DropReason): void {
    this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + 1);
  }
}
