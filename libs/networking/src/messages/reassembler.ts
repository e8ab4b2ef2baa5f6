import type { Clock } from '@switchboard/kernel';
import type { Delivery } from '../transport/transport.ts';
import type { Fragment } from './fragment.ts';
import { SeenMessages } from './seen-messages.ts';

export interface ReassemblerOptions {
  readonly delivery: Delivery;
  readonly clock: Clock;
  /** Of a whole message, in bytes. */
  readonly maxMessageBytes: number;
}

/** Why a piece, or what there was of a message, was thrown away. */
export type DropReason = 'malformed' | 'too-large' | 'repeated' | 'incomplete';

interface Open {
  /** By place; a claim of many pieces costs nothing until they come. */
  readonly pieces: Map<number, Uint8Array>;
  readonly count: number;
  readonly since: number;
  bytes: number;
}

/** Messages of one peer that may be in pieces at once, where pieces may overtake each other. */
const MAX_OPEN = 8;
/** What is not whole by then never will be. */
const COMPLETE_WITHIN_MS = 2_000;

/**
 * Puts the messages of one peer together again. However hostile the pieces are, no more is kept than
 * `maxMessageBytes` for each of eight messages, and nothing is thrown.
 */
export class Reassembler {
  readonly #options: ReassemblerOptions;
  readonly #onDrop: (reason: DropReason) => void;
  readonly #open = new Map<number, Open>();
  readonly #seen: SeenMessages;

  constructor(options: ReassemblerOptions, onDrop: (reason: DropReason) => void) {
    this.#options = options;
    this.#onDrop = onDrop;
    // What is reliable comes in order: nothing old can be new.
    this.#seen = new SeenMessages(options.delivery === 'reliable' ? 1 : undefined);
  }

  /** Bytes that wait for the rest of their message. */
  get waitingBytes(): number {
    return [...this.#open.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** @returns the message that the piece has completed */
  take(fragment: Fragment): Uint8Array | undefined {
    const { messageId, count, payload } = fragment;
    this.#dropOld();
    if (this.#seen.has(messageId)) return this.#drop('repeated');
    if (count === 1) return this.#whole(messageId, new Map([[0, payload]]), payload.length);
    const open = this.#open.get(messageId) ?? this.#begin(fragment);
    if (open.count !== count) return this.#drop('malformed');
    if (open.pieces.has(fragment.index)) return this.#drop('repeated');
    if (open.bytes + payload.length > this.#options.maxMessageBytes) {
      this.#open.delete(messageId);
      this.#seen.add(messageId);
      return this.#drop('too-large');
    }
    // The transport may use its buffer again.
    open.pieces.set(fragment.index, payload.slice());
    open.bytes += payload.length;
    if (open.pieces.size < count) return undefined;
    return this.#whole(messageId, open.pieces, open.bytes);
  }

  #begin({ messageId, count }: Fragment): Open {
    const max = this.#options.delivery === 'reliable' ? 1 : MAX_OPEN;
    while (this.#open.size >= max) this.#dropOldest();
    const since = this.#options.clock.now();
    const open: Open = { pieces: new Map(), count, since, bytes: 0 };
    this.#open.set(messageId, open);
    return open;
  }

  #whole(
    messageId: number,
    pieces: ReadonlyMap<number, Uint8Array>,
    length: number,
  ): Uint8Array | undefined {
    this.#open.delete(messageId);
    this.#seen.add(messageId);
    if (length > this.#options.maxMessageBytes) return this.#drop('too-large');
    const whole = new Uint8Array(length);
    let at = 0;
    for (let index = 0; index < pieces.size; index += 1) {
      const piece = pieces.get(index)!;
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  #dropOld(): void {
    if (this.#options.delivery === 'reliable') return;
    const oldest = this.#options.clock.now() - COMPLETE_WITHIN_MS;
    for (const [messageId, { since }] of this.#open) {
      if (since > oldest) return;
      this.#abandon(messageId);
    }
  }

  #dropOldest(): void {
    const [messageId] = this.#open.keys();
    if (messageId !== undefined) this.#abandon(messageId);
  }

  #abandon(messageId: number): void {
    this.#open.delete(messageId);
    this.#seen.add(messageId);
    this.#drop('incomplete');
  }

  #drop(reason: DropReason): undefined {
    this.#onDrop(reason);
    return undefined;
  }
}
