/** Somebody at the other end; what it is made of is the transport's own affair. */
export type PeerId = string;

/** `reliable` arrives, once and in order; `unreliable` arrives soon, or never. */
export type Delivery = 'reliable' | 'unreliable';

export interface OutgoingMessage {
  readonly delivery: Delivery;
  readonly bytes: Uint8Array;
  /** Everybody, where nobody is named. */
  readonly to?: readonly PeerId[];
  /**
   * Worth nothing after so many milliseconds of waiting here, and dropped then; of `unreliable` messages
   * only.
   */
  readonly withinMs?: number;
}

export interface IncomingMessage {
  readonly delivery: Delivery;
  readonly bytes: Uint8Array;
  readonly from: PeerId;
}

/** What a transport takes; told to whoever uses it, so that nothing is found out by failing. */
export interface TransportLimits {
  /** Of one message. */
  readonly maxBytes: number;
  /** Whom one message may name; `Infinity` where that does not matter. */
  readonly maxRecipients: number;
  /** What may be sent, in bits a second, by delivery; absent where only the network limits it. */
  readonly bitsPerSecond?: Readonly<Record<Delivery, number>>;
}

export interface TransportListener {
  readonly message?: (message: IncomingMessage) => void;
  readonly peerJoined?: (peer: PeerId) => void;
  readonly peerLeft?: (peer: PeerId) => void;
  /** They are reached over another path than before, or by none for now; told only where there are several. */
  readonly moved?: (peer: PeerId) => void;
  /** The way to them is interrupted, or mended: `isInterrupted` says which. */
  readonly interrupted?: (peer: PeerId) => void;
  /** What was refused for want of room may be sent now. */
  readonly drained?: () => void;
  /** It is over, for good; nothing follows. */
  readonly closed?: () => void;
}

/**
 * One way to the others: the data channel of a call, or connections of one's own. What is built on top
 * does not know which, and may change it while it runs.
 */
export interface DataTransport extends AsyncDisposable {
  readonly kind: string;
  readonly self: PeerId;
  readonly limits: TransportLimits;
  readonly isClosed: boolean;
  /** Who can be reached now. */
  peers(): readonly PeerId[];
  /**
   * Whether nothing reaches them for now, though they have not left; what is sent reliably arrives when they are
   * reached again. Absent where a transport cannot know.
   */
  isInterrupted?(peer: PeerId): boolean;
  /**
   * Takes a message on its way.
   *
   * @returns false when too much waits already: the message was not taken, `drained` says when to go on
   * @throws PlatformError `message-too-large`, `too-many-recipients`, `transport-closed`
   */
  send(message: OutgoingMessage): boolean;
  /** Listeners hear of what happens from now on, in the order in which they subscribed. */
  subscribe(listener: TransportListener): Disposable;
}
