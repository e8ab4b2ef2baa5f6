import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { sipError } from '../sip-errors.ts';
import type { Flow, HostPort, OnMessage, SipTransport } from './flow.ts';
import type { PeerGuard } from './peer-guard.ts';
import { checkLocal, localOf } from './transport-options.ts';
import type { TransportOptions } from './transport-options.ts';

const MAX_DATAGRAM = 65_507;
/** What comes while something else is done, up to what the system allows. */
const RECEIVE_BUFFER = 1_048_576;
/** A keep-alive of one or two empty lines, or of four zeros, as some phones send it. */
const MIN_MESSAGE = 16;

/** SIP in datagrams, in and out by one socket, so that answers find their way back through NAT. */
export class UdpTransport implements SipTransport {
  readonly protocol = 'udp';
  readonly local: HostPort;
  readonly #socket: Socket;
  readonly #guard: PeerGuard;
  #isOpen = true;

  private constructor(socket: Socket, options: TransportOptions) {
    this.#socket = socket;
    this.#guard = options.guard;
    this.local = localOf(options, socket.address().port);
    // Of an unreachable peer: told by its silence as well.
    socket.on('error', () => undefined);
  }

  static async open(options: TransportOptions): Promise<UdpTransport> {
    checkLocal(options);
    const socket = createSocket({
      type: isIPv6(options.host) ? 'udp6' : 'udp4',
      recvBufferSize: RECEIVE_BUFFER,
    });
    const bound = once(socket, 'listening');
    socket.bind(options.port, options.host);
    await bound;
    return new UdpTransport(socket, options);
  }

  receive(onMessage: OnMessage): void {
    this.#socket.on('message', (bytes, { address, port }) => {
      if (!this.#guard.admits(address) || bytes.length < MIN_MESSAGE) return;
      onMessage(bytes, this.#flow({ host: address, port }));
    });
  }

  async flowTo({ host, port }: HostPort): Promise<Flow> {
    try {
      const { address } = await lookup(host);
      // A peer may not make us write to whom we would not listen to.
      if (!this.#guard.allows(address)) throw new Error('The address is not one of the peers.');
      return this.#flow({ host: address, port });
    } catch (cause) {
      throw sipError('peer-unreachable', 'The peer has no address that is allowed.', { cause });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const closed = once(this.#socket, 'close');
    this.#socket.close();
    await closed;
  }

  #flow(remote: HostPort): Flow {
    const isOpen = (): boolean => this.#isOpen;
    return {
      protocol: this.protocol,
      remote,
      local: this.local,
      get isOpen() {
        return isOpen();
      },
      send: (bytes) => this.#send(bytes, remote),
    };
  }

  async #send(bytes: Buffer, { host, port }: HostPort): Promise<void> {
    if (!this.#isOpen) throw sipError('flow-closed', 'The transport is closed.');
    if (bytes.length > MAX_DATAGRAM)
      throw sipError('message-too-large', 'The message does not fit into a datagram.');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#socket.send(bytes, port, host, (cause) =>
      cause ? reject(sipError('flow-closed', 'The peer is unreachable.', { cause })) : resolve(),
    );
    await promise;
  }
}
