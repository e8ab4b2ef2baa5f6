import type { DataChannelCallFeature } from '@azure/communication-calling';
import type { Clock } from '@switchboard/kernel';
import { assertSendable } from '../transport/assert-sendable.ts';
import { Listeners } from '../transport/listeners.ts';
import type {
  DataTransport,
  Delivery,
  OutgoingMessage,
  PeerId,
  TransportLimits,
  TransportListener,
} from '../transport/transport.ts';
import { CALL_HEADER_BYTES, readCallFrame, writeCallFrame } from './call-frame.ts';
import { CALL_LIMITS } from './call-limits.ts';
import type { CallParticipants } from './call-participants.ts';
import { CallPeers } from './call-peers.ts';
import { CallReceivers } from './call-receivers.ts';
import { SendLane } from './send-lane.ts';
import type { LaneItem, SendLaneOptions } from './send-lane.ts';
import { TokenBucket } from './token-bucket.ts';

export interface CallDataTransportOptions {
  /** `call.feature(Features.DataChannel)`, of a call that is connected. */
  readonly feature: DataChannelCallFeature;
  /** Our own raw id. */
  readonly self: PeerId;
  readonly participants: CallParticipants;
  readonly clock: Clock;
  /** The first of three channels; whoever wants to reach each other has the same. */
  readonly channelId?: number;
  /** Where a service gives more or less than what is documented. */
  readonly bitsPerSecond?: Readonly<Record<Delivery, number>>;
}

const FIRST_CHANNEL = 7_100;
/** What is worth nothing so soon goes before the rest, at the lower rate that this has. */
const URGENT_MS = 100;
/** What may wait, in seconds of sending it; at least twice the largest message. */
const MAX_WAITING_S = 2;
const RELIABLE_ATTEMPTS = 6;
const UNRELIABLE_IN_FLIGHT = 16;
const MAX_SEQUENCE = 0xffff_ffff;

type Lane = 'reliable' | 'unreliable' | 'urgent';

/**
 * Data over the calling SDK's data channel. What is reliable goes over a durable channel, what is not over a lossy
 * one, and what is to be there within a tenth of a second over one of high priority.
 *
 * It never broadcasts, since broadcasting has a rate that falls with what is received: a message for everybody names
 * all peers, by 64 at a time.
 */
export class CallDataTransport implements DataTransport {
  readonly kind = 'call';
  readonly self: PeerId;
  readonly limits: TransportLimits;
  readonly #options: CallDataTransportOptions;
  readonly #listeners = new Listeners();
  readonly #channels: Readonly<Record<Lane, number>>;
  readonly #lanes: Readonly<Record<Lane, SendLane>>;
  readonly #peers: CallPeers;
  readonly #subscription: Disposable;
  readonly #session = Math.floor(Math.random() * MAX_SEQUENCE);
  readonly #dropped = { sent: 0, received: 0 };
  #lastSequence = 0;
  #isClosed = false;

  constructor(options: CallDataTransportOptions) {
    this.#options = options;
    this.self = options.self;
    const first = options.channelId ?? FIRST_CHANNEL;
    this.#channels = { reliable: first, unreliable: first + 1, urgent: first + 2 };
    this.#lanes = this.#openLanes();
    this.limits = {
      maxBytes: this.#maxFrameBytes() - CALL_HEADER_BYTES,
      maxRecipients: CALL_LIMITS.maxRecipients,
      bitsPerSecond: this.#rates(),
    };
    this.#peers = this.#watchPeers();
    const receivers = CallReceivers.of(options.feature);
    this.#subscription = receivers.subscribe((...heard) => this.#hear(...heard));
    this.#peers.start();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Messages that were not sent because they were late or refused, and such of others that were none. */
  get dropped(): { readonly sent: number; readonly received: number } {
    return { ...this.#dropped };
  }

  peers(): readonly PeerId[] {
    return this.#isClosed ? [] : this.#peers.list();
  }

  send(message: OutgoingMessage): boolean {
    assertSendable(this, message);
    const to = message.to?.filter((peer) => this.#peers.has(peer)) ?? this.#peers.list();
    if (to.length === 0) return true;
    const sequence = (this.#lastSequence + 1) >>> 0;
    const bytes = writeCallFrame({ kind: 'data', sequence, payload: message.bytes });
    const isTaken = this.#lanes[this.#laneFor(message)].send(this.#items(bytes, to, message));
    if (isTaken) this.#lastSequence = sequence;
    return isTaken;
  }

  subscribe(listener: TransportListener): Disposable {
    return this.#listeners.add(listener);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#close();
  }

  #items(bytes: Uint8Array, to: readonly PeerId[], { delivery, withinMs }: OutgoingMessage) {
    const isBounded = delivery === 'unreliable' && withinMs !== undefined;
    const untilMs = isBounded ? { untilMs: this.#options.clock.now() + withinMs } : {};
    const items: LaneItem[] = [];
    for (let at = 0; at < to.length; at += CALL_LIMITS.maxRecipients) {
      items.push({ bytes, to: to.slice(at, at + CALL_LIMITS.maxRecipients), ...untilMs });
    }
    return items;
  }

  #laneFor({ delivery, withinMs }: OutgoingMessage): Lane {
    const isUrgent = delivery === 'unreliable' && withinMs !== undefined && withinMs <= URGENT_MS;
    return isUrgent && this.#lanes.urgent.isFree ? 'urgent' : delivery;
  }

  #rates(): Readonly<Record<Delivery, number>> {
    const { reliable, unreliable } = CALL_LIMITS.bitsPerSecond;
    return this.#options.bitsPerSecond ?? { reliable, unreliable };
  }

  #openLanes(): Readonly<Record<Lane, SendLane>> {
    const pace = new TokenBucket(this.#options.clock, CALL_LIMITS.messagesPerSecond);
    const { reliable, unreliable } = this.#rates();
    const urgent = Math.min(unreliable, CALL_LIMITS.bitsPerSecond.urgent);
    const lossy = { attempts: 1, maxInFlight: UNRELIABLE_IN_FLIGHT };
    return {
      reliable: this.#openLane('reliable', reliable, {
        pace,
        attempts: RELIABLE_ATTEMPTS,
        maxInFlight: 1,
      }),
      unreliable: this.#openLane('unreliable', unreliable, { pace, ...lossy }),
      urgent: this.#openLane('urgent', urgent, { pace, ...lossy }),
    };
  }

  #openLane(
    lane: Lane,
    bitsPerSecond: number,
    kept: Pick<SendLaneOptions, 'pace' | 'attempts' | 'maxInFlight'>,
  ): SendLane {
    const { clock, feature } = this.#options;
    return new SendLane({
      ...kept,
      clock,
      feature,
      channel: {
        channelId: this.#channels[lane],
        reliability: lane === 'reliable' ? 'Durable' : 'Lossy',
        priority: lane === 'urgent' ? 'High' : 'Normal',
        bitrateInKbps: Math.floor(bitsPerSecond / 1_000),
      },
      rate: new TokenBucket(clock, bitsPerSecond),
      maxWaitingBytes: Math.max(
        (bitsPerSecond / 8) * MAX_WAITING_S,
        2 * CALL_LIMITS.maxMessageBytes,
      ),
      isReachable: (peer) => this.#peers.has(peer),
      onDrained: () => this.#listeners.tell(({ drained }) => drained?.()),
      onDropped: () => (this.#dropped.sent += 1),
      onFailed: (item) => this.#failed(item),
    });
  }

  #maxFrameBytes(): number {
    const sizes = Object.values(this.#lanes).map(({ maxMessageBytes }) => maxMessageBytes);
    return Math.min(CALL_LIMITS.maxMessageBytes, ...sizes);
  }

  #watchPeers(): CallPeers {
    const { clock, participants } = this.#options;
    return new CallPeers({
      clock,
      participants,
      greet: (participant, knowsYou) => {
        const bytes = writeCallFrame({ kind: 'hello', session: this.#session, knowsYou });
        this.#lanes.reliable.sendFirst({ bytes, to: [participant], isGreeting: true });
      },
      renew: () => Object.values(this.#lanes).forEach((lane) => lane.renew()),
      onJoined: (peer) => this.#listeners.tell(({ peerJoined }) => peerJoined?.(peer)),
      onLeft: (peer) => this.#listeners.tell(({ peerLeft }) => peerLeft?.(peer)),
      onEnded: () => void this.#close(),
    });
  }

  #hear(from: PeerId, channelId: number, bytes: Uint8Array): void {
    const isReliable = channelId === this.#channels.reliable;
    const isUnreliable = [this.#channels.unreliable, this.#channels.urgent].includes(channelId);
    if (this.#isClosed || (!isReliable && !isUnreliable)) return;
    const frame = readCallFrame(bytes);
    if (!frame || (isUnreliable && frame.kind !== 'data')) return this.#dropReceived();
    if (frame.kind !== 'data') return this.#peers.hear(from, frame);
    const isWanted = isReliable ? this.#peers.isNext(from, frame.sequence) : this.#peers.has(from);
    if (!isWanted) return this.#dropReceived();
    const delivery: Delivery = isReliable ? 'reliable' : 'unreliable';
    this.#listeners.tell(({ message }) => message?.({ delivery, bytes: frame.payload, from }));
  }

  #dropReceived(): void {
    this.#dropped.received += 1;
  }

  /**
   * Nothing that is reliable may be missing for a peer. One who could not be reached is no longer one; where it
   * could be any of several, it is over.
   */
  #failed({ to }: LaneItem): void {
    const [only, ...others] = to.filter((peer) => this.#peers.has(peer));
    if (only === undefined) return;
    if (others.length > 0) return void this.#close();
    this.#peers.drop(only);
  }

  async #close(): Promise<void> {
    if (this.#isClosed) return;
    const to = this.#peers.list().slice(0, CALL_LIMITS.maxRecipients);
    this.#isClosed = true;
    this.#subscription[Symbol.dispose]();
    this.#peers[Symbol.dispose]();
    const { reliable, unreliable, urgent } = this.#lanes;
    this.#listeners.tell(({ closed }) => closed?.());
    this.#listeners.clear();
    const bytes = writeCallFrame({ kind: 'bye', session: this.#session });
    const bye = to.length > 0 ? { bytes, to, isGreeting: true } : undefined;
    await Promise.all([reliable.end(bye), unreliable.end(), urgent.end()]);
  }
}
