import { once } from 'node:events';
import { connect as connectTcp, createServer as createTcpServer, isIP } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import type { ConnectionOptions, TlsOptions } from 'node:tls';
import { sipError } from '../sip-errors.ts';
import { ConnectBackOff } from './connect-back-off.ts';
import { hostPortText } from './flow.ts';
import type { Flow, HostPort, OnMessage, SipTransport } from './flow.ts';
import { StreamFlow } from './stream-flow.ts';
import { STREAM_LIMITS } from './stream-limits.ts';
import type { StreamLimits } from './stream-limits.ts';
import { checkLocal, localOf } from './transport-options.ts';
import type { TransportOptions } from './transport-options.ts';

export interface StreamTransportOptions extends TransportOptions {
  /** TLS where it is there: for those who connect to us, and for those whom we connect to. */
  readonly tls?: { readonly server: TlsOptions; readonly client: ConnectionOptions } | undefined;
  readonly limits?: Partial<StreamLimits> | undefined;
}

/** SIP over TCP or TLS: listens, connects when there is something to say, and uses each connection both ways. */
export class StreamTransport implements SipTransport {
  readonly protocol: 'tcp' | 'tls';
  readonly local: HostPort;
  readonly #options: StreamTransportOptions;
  readonly #limits: StreamLimits;
  readonly #server: Server;
  readonly #flows = new Set<StreamFlow>();
  /** Connections of ours by whom they go to, those that are being made among them. */
  readonly #outgoing = new Map<string, Promise<StreamFlow>>();
  readonly #backOff: ConnectBackOff;
  #onMessage: OnMessage = () => undefined;
  #isOpen = true;

  private constructor(options: StreamTransportOptions, server: Server) {
    const { port } = server.address() as AddressInfo;
    this.#options = options;
    this.#limits = { ...STREAM_LIMITS, ...options.limits };
    this.#server = server;
    this.protocol = options.tls ? 'tls' : 'tcp';
    this.local = localOf(options, port);
    const { firstBackOffMs, maxBackOffMs } = this.#limits;
    this.#backOff = new ConnectBackOff(options.clock, firstBackOffMs, maxBackOffMs);
    server.maxConnections = this.#limits.connections;
    server.on(options.tls ? 'secureConnection' : 'connection', (one: Socket) => this.#accept(one));
    // A connection that there was no room for; the others go on.
    server.on('error', () => undefined);
    // A failed handshake of a stranger.
    server.on('tlsClientError', (_error, socket) => socket.destroy());
  }

  static async open(options: StreamTransportOptions): Promise<StreamTransport> {
    checkLocal(options);
    const handshakeTimeout = { ...STREAM_LIMITS, ...options.limits }.connectMs;
    const server = options.tls
      ? createTlsServer({ handshakeTimeout, ...options.tls.server })
      : createTcpServer();
    const listening = once(server, 'listening');
    server.listen(options.port, options.host);
    await listening;
    return new StreamTransport(options, server);
  }

  /** Connections that are open. */
  get connections(): number {
    return this.#flows.size;
  }

  receive(onMessage: OnMessage): void {
    this.#onMessage = onMessage;
  }

  flowTo(peer: HostPort): Promise<Flow> {
    const address = hostPortText(peer);
    const key = `${address} ${peer.serverName ?? ''}`;
    const known = this.#outgoing.get(key);
    if (known) return known;
    // A phone that has connected to us is reached by its own connection alone; one with a name has to prove it.
    const accepted =
      peer.serverName === undefined &&
      [...this.#flows].find(({ remote }) => hostPortText(remote) === address);
    if (accepted) return Promise.resolve(accepted);
    const flow = this.#connect(peer, key);
    this.#outgoing.set(key, flow);
    // Whoever asked is told; the next one tries again.
    flow.catch(() => this.#outgoing.delete(key));
    return flow;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const closed = once(this.#server, 'close');
    this.#server.close();
    await Promise.allSettled(this.#outgoing.values());
    for (const flow of [...this.#flows]) flow.close();
    await closed;
  }

  #accept(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const ofAddress = [...this.#flows].filter(({ remote }) => remote.host === address).length;
    const isAllowed = this.#isOpen && this.#options.guard.allows(address);
    if (isAllowed && ofAddress < this.#limits.connectionsPerAddress) this.#add(socket);
    else socket.destroy();
  }

  async #connect(peer: HostPort, key: string): Promise<StreamFlow> {
    if (!this.#isOpen || this.#backOff.isWaiting(key))
      throw sipError('peer-unreachable', 'The peer could not be reached a moment ago.');
    try {
      const socket = await this.#open(peer);
      if (!this.#options.guard.allows(socket.remoteAddress ?? '')) {
        socket.destroy();
        throw new Error('The address is not one of the peers.');
      }
      this.#backOff.connected(key);
      return this.#add(socket, key);
    } catch (cause) {
      this.#backOff.failed(key);
      throw sipError('peer-unreachable', 'No connection to the peer could be made.', { cause });
    }
  }

  async #open({ host, port, serverName = host }: HostPort): Promise<Socket> {
    const { tls, clock } = this.#options;
    const servername = isIP(serverName) ? undefined : serverName;
    const socket = tls
      ? connectTls({ host, port, ...(servername && { servername }), ...tls.client })
      : connectTcp({ host, port });
    const late = new Error('The peer did not answer in time.');
    using _deadline = clock.after(this.#limits.connectMs, () => socket.destroy(late));
    await once(socket, tls ? 'secureConnect' : 'connect');
    return socket;
  }

  #add(socket: Socket, key?: string): StreamFlow {
    const { clock, guard } = this.#options;
    const flow = new StreamFlow({
      ...{ socket, clock, guard, protocol: this.protocol, local: this.local },
      limits: this.#limits,
      onMessage: (bytes, from) => this.#onMessage(bytes, from),
      onClosed: (closed) => {
        this.#flows.delete(closed);
        if (key !== undefined) this.#outgoing.delete(key);
      },
    });
    this.#flows.add(flow);
    return flow;
  }
}
