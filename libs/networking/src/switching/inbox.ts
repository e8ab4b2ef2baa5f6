import type { Clock } from '@switchboard/kernel';
import type { PeerId } from '../transport/transport.ts';

export interface ReliableFrame {
  readonly session: number;
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

interface Sender {
  readonly session: number;
  /** Whose stragglers are told apart from a session that begins. */
  readonly formerSession: number | undefined;
  last: number;
  bytesSinceAck: number;
  timer: Disposable | undefined;
}

/** A sender keeps what is not acknowledged: it is told soon, but not for every message. */
const ACK_AFTER_MS = 200;
const ACK_AFTER_BYTES = 64 * 1024;

/** What came reliably, over whatever path: tells what is new, and acknowledges it. */
export class Inbox implements Disposable {
  readonly #clock: Clock;
  readonly #acknowledge: (peer: PeerId, session: number, sequence: number) => void;
  readonly #senders = new Map<PeerId, Sender>();
  #duplicates = 0;

  constructor(
    clock: Clock,
    acknowledge: (peer: PeerId, session: number, sequence: number) => void,
  ) {
    this.#clock = clock;
    this.#acknowledge = acknowledge;
  }

  /** What came a second time, over another path. */
  get duplicates(): number {
    return this.#duplicates;
  }

  /**
   * Somebody says which session they are.
   *
   * @returns whether it is another than before, so that all that was with the former one is over
   */
  begin(peer: PeerId, session: number): boolean {
    const known = this.#senders.get(peer);
    if (known?.session === session || known?.formerSession === session) return false;
    this.forget(peer);
    const counts = { last: 0, bytesSinceAck: 0, timer: undefined };
    this.#senders.set(peer, { session, formerSession: known?.session, ...counts });
    return known !== undefined;
  }

  /** @returns whether it is new, of the session that began last */
  take(peer: PeerId, frame: ReliableFrame): boolean {
    const sender = this.#senders.get(peer);
    if (sender?.session !== frame.session || frame.sequence <= sender.last) {
      this.#duplicates += 1;
      if (sender?.session === frame.session) this.#owe(peer, sender, 0);
      return false;
    }
    sender.last = frame.sequence;
    this.#owe(peer, sender, frame.bytes.length);
    return true;
  }

  forget(peer: PeerId): void {
    this.#senders.get(peer)?.timer?.[Symbol.dispose]();
    this.#senders.delete(peer);
  }

  [Symbol.dispose](): void {
    for (const peer of [...this.#senders.keys()]) this.forget(peer);
  }

  #owe(peer: PeerId, sender: Sender, bytes: number): void {
    sender.bytesSinceAck += bytes;
    if (sender.bytesSinceAck >= ACK_AFTER_BYTES) return this.#say(peer, sender);
    sender.timer ??= this.#clock.after(ACK_AFTER_MS, () => this.#say(peer, sender));
  }

  #say(peer: PeerId, sender: Sender): void {
    sender.timer?.[Symbol.dispose]();
    sender.timer = undefined;
    sender.bytesSinceAck = 0;
    this.#acknowledge(peer, sender.session, sender.last);
  }
}
