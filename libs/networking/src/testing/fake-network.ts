import type { Clock } from '@switchboard/kernel';
import { assertSendable } from '../transport/assert-sendable.ts';
import { Listeners } from '../transport/listeners.ts';
import type {
  DataTransport,
  OutgoingMessage,
  PeerId,
  TransportLimits,
  TransportListener,
} from '../transport/transport.ts';

export interface FakeNetworkOptions {
  /** Of every message, in milliseconds. */
  readonly delayMs?: number;
  /** At most so much more, at random; unreliable messages overtake each other by it. */
  readonly jitterMs?: number;
  /** Of unreliable messages, 0 to 1. */
  readonly loss?: number;
  /** Of unreliable messages that come twice, 0 to 1. */
  readonly duplication?: number;
  /** Bytes of one peer that may be on their way before it is told to wait. */
  readonly maxWaitingBytes?: number;
  readonly limits?: Partial<TransportLimits>;
  /** 0 to 1; the same numbers make the same network. */
  readonly random?: () => number;
}

/** A network in memory, as good or as bad as a test wants it, on the clock that the test turns. */
export class FakeNetwork {
  readonly #clock: Clock;
  readonly #options: FakeNetworkOptions;
  readonly #members = new Map<PeerId, FakeTransport>();
  #isInterrupted = false;
  /** What is reliable and cannot arrive for now. */
  #held: (() => void)[] = [];

  constructor(clock: Clock, options: FakeNetworkOptions = {}) {
    this.#clock = clock;
    this.#options = options;
  }

  /** Somebody comes; whoever is there already is told. */
  join(self: PeerId): DataTransport {
    const { limits, maxWaitingBytes = 1_000_000 } = this.#options;
    const transport: FakeTransport = new FakeTransport({
      self,
      limits: { maxBytes: 32_000, maxRecipients: 64, ...limits },
      maxWaitingBytes,
      peers: () => [...this.#members.keys()].filter((peer) => peer !== self),
      carry: (message, arrived) => this.#carry(self, message, arrived),
      leave: () => this.#leave(self),
      isInterrupted: () => this.#isInterrupted,
    });
    this.#members.set(self, transport);
    this.#others(self, (other) => other.listeners.tell(({ peerJoined }) => peerJoined?.(self)));
    return transport;
  }

  /** Nothing arrives any more, and nobody has left; or again, what is reliable with all that was held back. */
  interrupt(isInterrupted: boolean): void {
    this.#isInterrupted = isInterrupted;
    const held = isInterrupted ? [] : this.#held.splice(0);
    for (const deliver of held) deliver();
    for (const [self, { listeners }] of this.#members)
      for (const peer of this.#members.keys())
        if (peer !== self) listeners.tell(({ interrupted }) => interrupted?.(peer));
  }

  #leave(self: PeerId): void {
    this.#members.delete(self);
    this.#others(self, (other) => other.listeners.tell(({ peerLeft }) => peerLeft?.(self)));
  }

  #others(self: PeerId, tell: (other: FakeTransport) => void): void {
    for (const [peer, member] of this.#members) if (peer !== self) tell(member);
  }

  #carry(from: PeerId, { delivery, bytes, to }: OutgoingMessage, arrived: () => void): void {
    const { loss = 0, duplication = 0, random = Math.random } = this.#options;
    const isReliable = delivery === 'reliable';
    const copy = bytes.slice();
    const recipients = [...this.#members.keys()].filter(
      (peer) => peer !== from && (to === undefined || to.includes(peer)),
    );
    const sender = this.#members.get(from);
    for (const peer of recipients) {
      const receiver = this.#members.get(peer);
      if (!isReliable && random() < loss) continue;
      const copies = !isReliable && random() < duplication ? 2 : 1;
      for (let n = 0; n < copies; n += 1) {
        const deliver = () => {
          const now = [this.#members.get(from) ?? sender, this.#members.get(peer)];
          // Nothing of a connection that was closed comes out of the next one.
          if (now[0] !== sender || now[1] !== receiver) return;
          if (this.#isInterrupted) return void (isReliable && this.#held.push(deliver));
          receiver?.listeners.tell(({ message }) => message?.({ delivery, bytes: copy, from }));
        };
        this.#clock.after(this.#delay(from, peer, isReliable), deliver);
      }
    }
    this.#clock.after(this.#options.delayMs ?? 0, arrived);
  }

  readonly #lastReliable = new Map<string, number>();

  /** What is reliable does not overtake. */
  #delay(from: PeerId, to: PeerId, isReliable: boolean): number {
    const { delayMs = 0, jitterMs = 0, random = Math.random } = this.#options;
    const now = this.#clock.now();
    const at = now + delayMs + random() * jitterMs;
    if (!isReliable) return at - now;
    const pair = `${from} ${to}`;
    const inOrder = Math.max(at, this.#lastReliable.get(pair) ?? 0);
    this.#lastReliable.set(pair, inOrder);
    return inOrder - now;
  }
}

interface FakeTransportOptions {
  readonly self: PeerId;
  readonly limits: TransportLimits;
  readonly maxWaitingBytes: number;
  readonly peers: () => readonly PeerId[];
  readonly carry: (message: OutgoingMessage, arrived: () => void) => void;
  readonly leave: () => void;
  readonly isInterrupted: () => boolean;
}

class FakeTransport implements DataTransport {
  readonly kind = 'fake';
  readonly self: PeerId;
  readonly limits: TransportLimits;
  readonly listeners = new Listeners();
  readonly #options: FakeTransportOptions;
  #waitingBytes = 0;
  #isRefusing = false;
  #isClosed = false;

  constructor(options: FakeTransportOptions) {
    this.self = options.self;
    this.limits = options.limits;
    this.#options = options;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  peers(): readonly PeerId[] {
    return this.#isClosed ? [] : this.#options.peers();
  }

  isInterrupted(): boolean {
    return this.#options.isInterrupted();
  }

  send(message: OutgoingMessage): boolean {
    assertSendable(this, message);
    const { length } = message.bytes;
    if (this.#waitingBytes + length > this.#options.maxWaitingBytes) {
      this.#isRefusing = true;
      return false;
    }
    this.#waitingBytes += length;
    this.#options.carry(message, () => this.#arrived(length));
    return true;
  }

  subscribe(listener: TransportListener): Disposable {
    return this.listeners.add(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#options.leave();
    this.listeners.tell(({ closed }) => closed?.());
    this.listeners.clear();
  }

  #arrived(length: number): void {
    this.#waitingBytes -= length;
    if (!this.#isRefusing || this.#isClosed) return;
    this.#isRefusing = false;
    this.listeners.tell(({ drained }) => drained?.());
  }
}
