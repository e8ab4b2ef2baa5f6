import type { Clock } from '@switchboard/kernel';
import { readMeshFrame } from './mesh-frame.ts';
import type { Delivery } from '../transport/transport.ts';

export interface LinkChannelsOptions {
  readonly connection: RTCPeerConnection;
  readonly clock: Clock;
  readonly onOpen: () => void;
  readonly onMessage: (delivery: Delivery, bytes: Uint8Array) => void;
  readonly onDrained: () => void;
  /** It has taken nothing, or next to nothing, for long. */
  readonly onStuck: () => void;
  readonly onClosed: () => void;
  /** Something was not sent for want of room, or came and was none. */
  readonly onDropped: () => void;
}

/**
 * Every implementation takes messages of this size, also where the description does not tell a maximum. Larger ones
 * would go as well, but hold up what comes after them, motion above all: nothing overtakes within an association.
 */
export const MAX_MESSAGE_BYTES = 16 * 1024;
/** What waits for one peer; at ten megabits a second it is less than a second of them. */
export const MAX_RELIABLE_WAITING = 1024 * 1024;
const LOW_WAITING = 256 * 1024;
/** More than this is late before it leaves, whatever it was to be there within. */
export const MAX_UNRELIABLE_WAITING = 64 * 1024;
/** Not a byte less waits than so long before: nobody reads. */
const STUCK_MS = 10_000;
/** Somebody reads, but so slowly that everybody else waits. */
const TOO_SLOW_MS = 60_000;

/** The two channels of one connection; both sides know their numbers, so neither has to ask for them. */
export class LinkChannels implements Disposable {
  readonly #options: LinkChannelsOptions;
  readonly #channels: Readonly<Record<Delivery, RTCDataChannel>>;
  #watching: Disposable | undefined;
  #isClosed = false;

  constructor(options: LinkChannelsOptions) {
    this.#options = options;
    const { connection } = options;
    this.#channels = {
      reliable: connection.createDataChannel('reliable', { negotiated: true, id: 1 }),
      unreliable: connection.createDataChannel('unreliable', {
        negotiated: true,
        id: 2,
        ordered: false,
        maxRetransmits: 0,
      }),
    };
    this.#listen('reliable');
    this.#listen('unreliable');
    const { reliable } = this.#channels;
    reliable.bufferedAmountLowThreshold = LOW_WAITING;
    reliable.addEventListener('bufferedamountlow', () => this.#drained());
  }

  get isOpen(): boolean {
    const { reliable, unreliable } = this.#channels;
    return reliable.readyState === 'open' && unreliable.readyState === 'open';
  }

  /** Whether so much more can wait; where it cannot, `onDrained` follows, or `onStuck`. */
  hasRoom(bytes: number): boolean {
    const { bufferedAmount } = this.#channels.reliable;
    if (bufferedAmount + bytes <= MAX_RELIABLE_WAITING) return true;
    this.#watching ??= this.#watch(bufferedAmount, this.#options.clock.now());
    return false;
  }

  send(delivery: Delivery, bytes: Uint8Array<ArrayBuffer>): void {
    const channel = this.#channels[delivery];
    const isLate =
      delivery === 'unreliable' && channel.bufferedAmount + bytes.length > MAX_UNRELIABLE_WAITING;
    if (isLate || channel.readyState !== 'open') return this.#options.onDropped();
    try {
      channel.send(bytes);
    } catch {
      // It was closed between this line and the last one.
      this.#options.onDropped();
    }
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#stopWatching();
    for (const channel of Object.values(this.#channels)) {
      channel.onopen = channel.onmessage = channel.onclose = null;
    }
  }

  #listen(delivery: Delivery): void {
    const channel = this.#channels[delivery];
    channel.binaryType = 'arraybuffer';
    channel.onopen = () => {
      if (this.isOpen) this.#options.onOpen();
    };
    channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#take(delivery, data);
    channel.onclose = () => {
      if (!this.#isClosed) this.#options.onClosed();
    };
  }

  #take(delivery: Delivery, data: unknown): void {
    const bytes = bytesOf(data);
    const isWithin = bytes !== undefined && bytes.length <= MAX_MESSAGE_BYTES;
    const payload = isWithin ? readMeshFrame(bytes) : undefined;
    if (payload) this.#options.onMessage(delivery, payload);
    else this.#options.onDropped();
  }

  #drained(): void {
    this.#stopWatching();
    if (!this.#isClosed) this.#options.onDrained();
  }

  #watch(waited: number, sinceMs: number): Disposable {
    const { clock, connection, onStuck } = this.#options;
    return clock.after(STUCK_MS, () => {
      const { bufferedAmount } = this.#channels.reliable;
      // What does not move on a broken path says nothing of who is at its end.
      const isPathUp = connection.connectionState === 'connected';
      const isTooSlow = clock.now() - sinceMs >= TOO_SLOW_MS;
      if (isPathUp && (bufferedAmount >= waited || isTooSlow)) return onStuck();
      this.#watching = this.#watch(bufferedAmount, isPathUp ? sinceMs : clock.now());
    });
  }

  #stopWatching(): void {
    this.#watching?.[Symbol.dispose]();
    this.#watching = undefined;
  }
}

/** Browsers hand over a buffer, implementations in Node a view of one. */
function bytesOf(data: unknown): Uint8Array | undefined {
  if (data instanceof Uint8Array) return new Uint8Array(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : undefined;
}
