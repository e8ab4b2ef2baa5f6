import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { isTemporary } from '../codec/command-status.ts';
import type { Bind, MessageFields, RequestPdu, SubmitSm } from '../codec/pdu.ts';
import type { Answer } from '../session/answer.ts';
import { modeOf } from '../session/bind-mode.ts';
import { SESSION_LIMITS } from '../session/session-limits.ts';
import { SmppSession } from '../session/smpp-session.ts';
import { smppError } from '../smpp-errors.ts';
import { StatusError } from '../status-error.ts';
import { SERVER_LIMITS } from './server-options.ts';
import type { Peer, ServerLimits, SmppServerOptions } from './server-options.ts';

const VERSION = 0x34;

/** A carrier (SMSC): accounts bind to it, submit, and are delivered to. */
export class SmppServer implements AsyncDisposable {
  readonly #options: SmppServerOptions;
  readonly #limits: ServerLimits;
  readonly #server: Server;
  /** By whom a link is bound, or being bound; undefined for a stranger. */
  readonly #sessions = new Map<SmppSession, Peer | undefined>();

  private constructor(options: SmppServerOptions) {
    const { tls, sessionLimits } = options;
    const handshakeTimeout = sessionLimits?.bindTimeoutMs ?? SESSION_LIMITS.bindTimeoutMs;
    this.#options = options;
    this.#limits = { ...SERVER_LIMITS, ...options.limits };
    const accept = (socket: Socket): void => this.#accept(socket);
    this.#server = tls
      ? createTlsServer({ handshakeTimeout, ...tls }, accept)
      : createTcpServer(accept);
    this.#server.maxConnections = this.#limits.sessions;
  }

  static async listen(options: SmppServerOptions): Promise<SmppServer> {
    const server = new SmppServer(options);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    // Stays on: a connection that there is no room for ends no other.
    server.#server.on('error', reject).listen(options.port, options.host, resolve);
    await promise;
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Links that are open, bound or not. */
  get sessions(): number {
    return this.#sessions.size;
  }

  /** Who is bound. */
  get peers(): Peer[] {
    return [...this.#sessions].flatMap(([{ mode }, peer]) => (mode && peer ? [peer] : []));
  }

  /**
   * Delivers a message or receipt to whoever receives for an account.
   *
   * @throws PlatformError `no-receiver` where nobody is bound or has room, so that it did not leave;
   *   `deliver-refused` with its status (`StatusError`); what `SmppSession.request` throws where it may have arrived
   */
  async deliver(systemId: string, message: MessageFields): Promise<void> {
    const session = this.#receiverOf(systemId);
    if (!session) throw smppError('no-receiver', 'Nobody receives for this account.');
    const { status } = await session.request({ command: 'deliver_sm', ...message });
    if (status === 0) return;
    throw new StatusError('deliver-refused', 'The receiver refused the message.', status, {
      retryable: isTemporary(status),
    });
  }

  /** Takes nobody in any more, and unbinds from everybody. */
  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => void this.#server.close(resolve));
    await Promise.all([...this.#sessions.keys()].map((session) => session.unbind()));
    await closed;
  }

  #accept(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const strangers = [...this.#sessions.keys()].filter(({ mode }) => !mode).length;
    const isAllowed = this.#options.allowAddress?.(address) ?? true;
    if (!isAllowed || strangers >= this.#limits.unbound) return void socket.destroy();
    socket.setNoDelay(true);
    const session = new SmppSession({
      socket,
      clock: this.#options.clock,
      role: 'server',
      limits: this.#options.sessionLimits ?? {},
      onRequest: (request, on) => this.#onRequest(request, on, address),
      onRoom: (on) => this.#tellRoom(on),
      onClosed: (reason, of) => {
        const peer = this.#sessions.get(of);
        this.#sessions.delete(of);
        this.#options.onClosed?.(peer, reason);
      },
    });
    this.#sessions.set(session, undefined);
  }

  async #onRequest(request: RequestPdu, session: SmppSession, address: string): Promise<Answer> {
    if (request.command !== 'submit_sm') return this.#onBind(request as Bind, session, address);
    const peer = this.#sessions.get(session);
    if (!peer) return { status: 'ESME_RINVBNDSTS' };
    const answer = await this.#options.onSubmit(request satisfies SubmitSm, peer);
    return { status: 'ESME_ROK', ...answer };
  }

  async #onBind(bind: Bind, session: SmppSession, address: string): Promise<Answer> {
    const peer = { systemId: bind.systemId, address, mode: modeOf(bind.command) };
    const refusal = await this.#options.authenticate(bind, peer);
    if (refusal) return { status: refusal };
    if (this.#sessionsOf(bind.systemId).length >= this.#limits.bindsPerAccount)
      return { status: 'ESME_RBINDFAIL' };
    if (this.#sessions.has(session)) this.#sessions.set(session, peer);
    const { systemId } = this.#options;
    return { status: 'ESME_ROK', systemId, tlvs: { scInterfaceVersion: VERSION } };
  }

  #tellRoom(session: SmppSession): void {
    const peer = this.#sessions.get(session);
    if (peer && session.carries('deliver_sm')) this.#options.onRoom?.(peer);
  }

  #sessionsOf(systemId: string): SmppSession[] {
    return [...this.#sessions].flatMap(([one, peer]) => (peer?.systemId === systemId ? [one] : []));
  }

  /** The one that has the least to do. */
  #receiverOf(systemId: string): SmppSession | undefined {
    return this.#sessionsOf(systemId)
      .filter((session) => session.hasRoom && session.carries('deliver_sm'))
      .sort((one, other) => one.unanswered - other.unanswered)[0];
  }
}
