import type { Socket } from 'node:net';
import type { Clock } from '@switchboard/kernel';
import { sipError } from '../sip-errors.ts';
import type { Flow, HostPort, OnMessage, SipProtocol } from './flow.ts';
import { MessageFramer } from './message-framer.ts';
import type { PeerGuard } from './peer-guard.ts';
import type { StreamLimits } from './stream-limits.ts';

export interface StreamFlowOptions {
  readonly socket: Socket;
  readonly protocol: Exclude<SipProtocol, 'udp'>;
  readonly local: HostPort;
  readonly clock: Clock;
  readonly guard: PeerGuard;
  readonly limits: StreamLimits;
  readonly onMessage: OnMessage;
  readonly onClosed: (flow: StreamFlow) => void;
}

const PING = Buffer.from('\r\n\r\n');
const PONG = Buffer.from('\r\n');

/** One connection: cut into messages, kept alive, and closed when it is idle, stuck or malformed. */
export class StreamFlow implements Flow {
  readonly protocol: Exclude<SipProtocol, 'udp'>;
  readonly local: HostPort;
  readonly remote: HostPort;
  readonly #options: StreamFlowOptions;
  readonly #framer = new MessageFramer();
  #heardAt: number;
  #stalled: Disposable | undefined;
  #tick: Disposable | undefined;
  #isOpen = true;

  constructor(options: StreamFlowOptions) {
    const { socket } = options;
    this.#options = options;
    this.protocol = options.protocol;
    this.local = options.local;
    this.remote = { host: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 };
    this.#heardAt = options.clock.now();
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('end', () => this.close());
    // Told by `close` as well.
    socket.on('error', () => undefined);
    socket.on('close', () => this.close());
    this.#keepAlive();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  async send(bytes: Buffer): Promise<void> {
    const { socket, limits } = this.#options;
    if (socket.writableLength > limits.unsentBytes) this.close();
    if (!this.#isOpen) throw sipError('flow-closed', 'The connection is closed.');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    socket.write(bytes, (cause) =>
      cause ? reject(sipError('flow-closed', 'The connection closed.', { cause })) : resolve(),
    );
    await promise;
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#tick?.[Symbol.dispose]();
    this.#stalled?.[Symbol.dispose]();
    this.#options.socket.destroy();
    this.#options.onClosed(this);
  }

  #read(chunk: Buffer): void {
    const { guard, clock, onMessage } = this.#options;
    this.#heardAt = clock.now();
    const { messages, pings } = this.#framer.push(chunk);
    if (pings > 0 && this.#isOpen) this.#options.socket.write(PONG);
    for (const message of messages) {
      // A stream cannot be thinned out: whoever sends too much loses the connection.
      if (!guard.admits(this.remote.host)) return this.close();
      onMessage(message, this);
      if (!this.#isOpen) return;
    }
    if (this.#framer.isLost) return this.close();
    this.#watch(messages.length > 0);
  }

  /** A message that has begun has a time to become whole. */
  #watch(hasMoved: boolean): void {
    if (hasMoved || !this.#framer.isWaiting) {
      this.#stalled?.[Symbol.dispose]();
      this.#stalled = undefined;
    }
    if (!this.#framer.isWaiting) return;
    const { clock, limits } = this.#options;
    this.#stalled ??= clock.after(limits.wholeMessageMs, () => this.close());
  }

  #keepAlive(): void {
    const { clock, limits, socket } = this.#options;
    this.#tick = clock.after(limits.keepAliveMs, () => {
      if (clock.now() - this.#heardAt >= limits.idleMs) return this.close();
      socket.write(PING);
      this.#keepAlive();
    });
  }
}
