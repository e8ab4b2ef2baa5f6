import type { Clock } from '@switchboard/kernel';
import type { Duplex } from 'node:stream';
import { PduFramer } from '../codec/pdu-framer.ts';
import type { Pdu } from '../codec/pdu.ts';
import { readPdu } from '../codec/read-pdu.ts';
import type { Reading } from '../codec/read-pdu.ts';
import { writePdu } from '../codec/write-pdu.ts';
import type { CloseReason, SessionLimits } from './session-limits.ts';

export interface PduLinkOptions {
  readonly socket: Duplex;
  readonly clock: Clock;
  readonly limits: SessionLimits;
  readonly onReading: (reading: Reading) => void;
  /** The peer reads again. */
  readonly onDrained: () => void;
  /** Told once, at once: nothing is read or written any more. */
  readonly onClosed: (reason: CloseReason) => void;
}

type Hold = 'congested' | 'busy';

/** How long the peer may take to close its half as well. */
const LINGER_MS = 1_000;

/** PDUs over a socket: framed, bounded in both directions, closed without losing what was written last. */
export class PduLink {
  readonly #options: PduLinkOptions;
  readonly #framer: PduFramer;
  readonly #holds = new Set<Hold>();
  readonly #gone = Promise.withResolvers<void>();
  #drain: Disposable | undefined;
  #linger: Disposable | undefined;
  #heardAt: number;
  #isClosed = false;

  constructor(options: PduLinkOptions) {
    const { socket, clock, limits } = options;
    this.#options = options;
    this.#heardAt = clock.now();
    this.#framer = new PduFramer({ clock, ...limits, onStalled: () => this.close('stalled') });
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('drain', () => this.#drained());
    socket.on('end', () => this.close('link-lost'));
    // Told by `close` as well.
    socket.on('error', () => this.close('link-lost'));
    socket.on('close', () => this.#went());
    // It went before we listened.
    if (socket.destroyed) queueMicrotask(() => this.#went());
  }

  /** When the last byte came. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** Is nothing being read, so that silence says nothing? */
  get isHeld(): boolean {
    return this.#holds.size > 0;
  }

  /** Does the peer read more slowly than it is written to? */
  get isCongested(): boolean {
    return this.#holds.has('congested');
  }

  /** Resolves when the socket is gone. */
  get gone(): Promise<void> {
    return this.#gone.promise;
  }

  /** @throws PlatformError `invalid-pdu` */
  write(pdu: Pdu): void {
    const bytes = writePdu(pdu);
    const { socket, clock, limits } = this.#options;
    if (this.#isClosed || !socket.writable) return;
    if (socket.writableCorked === 0) this.#cork();
    if (socket.write(bytes)) return;
    this.hold('congested');
    this.#drain ??= clock.after(limits.drainTimeoutMs, () => this.close('not-reading'));
  }

  hold(why: Hold): void {
    this.#holds.add(why);
    this.#options.socket.pause();
  }

  release(why: Hold): void {
    if (this.#holds.delete(why) && this.#holds.size === 0) this.#options.socket.resume();
  }

  /** Lets go what was written, and waits a moment for the peer to close its half. */
  close(reason: CloseReason): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const { socket, clock, onClosed } = this.#options;
    this.#framer[Symbol.dispose]();
    this.#drain?.[Symbol.dispose]();
    if (!socket.destroyed) this.#linger = clock.after(LINGER_MS, () => socket.destroy());
    socket.end();
    // Unread bytes would make the system reset the link, and the peer lose what it was told last.
    socket.resume();
    onClosed(reason);
  }

  /** What is written in one turn goes out together. */
  #cork(): void {
    const { socket } = this.#options;
    socket.cork();
    queueMicrotask(() => socket.uncork());
  }

  #read(chunk: Buffer): void {
    if (this.#isClosed) return;
    this.#heardAt = this.#options.clock.now();
    for (const pdu of this.#framer.push(chunk)) {
      this.#options.onReading(readPdu(pdu));
      if (this.#isClosed) return;
    }
    if (!this.#framer.isLost) return;
    const refusal = { status: 'ESME_RINVCMDLEN', sequence: 0, answer: 'nack' } as const;
    this.#options.onReading({ refusal });
    this.close('malformed');
  }

  #drained(): void {
    this.#drain?.[Symbol.dispose]();
    this.#drain = undefined;
    if (this.#isClosed) return;
    this.release('congested');
    this.#options.onDrained();
  }

  #went(): void {
    this.close('link-lost');
    this.#linger?.[Symbol.dispose]();
    this.#gone.resolve();
  }
}
