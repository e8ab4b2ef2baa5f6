import type { Clock } from '@switchboard/kernel';
import type { Duplex } from 'node:stream';
import { isBindCommand, isRequestCommand } from '../codec/command.ts';
import { isTemporary } from '../codec/command-status.ts';
import type { Bind, Request, RequestPdu, ResponsePdu } from '../codec/pdu.ts';
import type { Reading, Refusal } from '../codec/read-pdu.ts';
import { smppError } from '../smpp-errors.ts';
import { StatusError } from '../status-error.ts';
import { answerTo, answerToRefused } from './answer.ts';
import type { Answer } from './answer.ts';
import { carries, modeOf, refusalOf } from './bind-mode.ts';
import type { BindMode, Role } from './bind-mode.ts';
import { IncomingRequests } from './incoming-requests.ts';
import { PduLink } from './pdu-link.ts';
import { SESSION_LIMITS } from './session-limits.ts';
import type { CloseReason, SessionLimits } from './session-limits.ts';
import { WaitingRequests } from './waiting-requests.ts';

export interface SmppSessionOptions {
  /** Of net or tls, open. The session owns it from now on. */
  readonly socket: Duplex;
  readonly clock: Clock;
  readonly role: Role;
  readonly limits?: Partial<SessionLimits>;
  /**
   * Answers what may come in this state: at a server a bind and submit_sm, at a client deliver_sm. Where it
   * fails, a temporary status is answered, and the peer tries again.
   */
  readonly onRequest: (request: RequestPdu, session: SmppSession) => Promise<Answer>;
  /** Told before whoever waits for it, and before `onRoom`. */
  readonly onResponse?: (response: ResponsePdu) => void;
  /** It is bound and takes another message. */
  readonly onRoom?: (session: SmppSession) => void;
  readonly onClosed?: (reason: CloseReason, session: SmppSession) => void;
}

/** One link to a peer (SMPP 3.4, chapter 2). Whatever comes over it is answered or refused, and never thrown. */
export class SmppSession implements AsyncDisposable {
  readonly #options: SmppSessionOptions;
  readonly #limits: SessionLimits;
  readonly #link: PduLink;
  readonly #waiting: WaitingRequests;
  readonly #incoming: IncomingRequests;
  #mode: BindMode | undefined;
  #isBinding = false;
  #isLeaving = false;
  #closed: CloseReason | undefined;
  /** Until it is bound, of the bind; then of the next enquire_link. */
  #timer: Disposable;

  constructor(options: SmppSessionOptions) {
    const { socket, clock } = options;
    const limits = { ...SESSION_LIMITS, ...options.limits };
    this.#options = options;
    this.#limits = limits;
    this.#waiting = new WaitingRequests(clock, limits.responseTimeoutMs, () => this.#tellRoom());
    this.#incoming = new IncomingRequests({ clock, limits, ...this.#incomingOptions() });
    this.#timer = clock.after(limits.bindTimeoutMs, () => this.close('bind-timeout'));
    this.#link = new PduLink({
      ...{ socket, clock, limits },
      onReading: (reading) => this.#onReading(reading),
      onDrained: () => this.#tellRoom(),
      onClosed: (reason) => this.#onClosed(reason),
    });
  }

  /** As what it is bound; undefined before and after. */
  get mode(): BindMode | undefined {
    return this.#closed ? undefined : this.#mode;
  }

  /** Why it was closed; undefined while it is open. */
  get closed(): CloseReason | undefined {
    return this.#closed;
  }

  /** Messages that are not answered. */
  get unanswered(): number {
    return this.#waiting.messages;
  }

  /** Would `request` take a message? Where not, `onRoom` tells when it does again. */
  get hasRoom(): boolean {
    const isOpen = this.mode !== undefined && !this.#isLeaving;
    return isOpen && !this.#link.isCongested && this.#waiting.messages < this.#limits.window;
  }

  /** May this session carry such a message at all? */
  carries(command: 'submit_sm' | 'deliver_sm'): boolean {
    const isOurs = (command === 'submit_sm') === (this.#options.role === 'client');
    return isOurs && carries(this.mode, command);
  }

  /**
   * Binds, as a client.
   *
   * @throws StatusError `bind-refused`, and what `request` throws; the session is closed then
   */
  async bind(bind: Bind): Promise<void> {
    try {
      const { status } = await this.#send(bind);
      if (status === 0) return;
      this.close('bind-refused');
      throw new StatusError('bind-refused', 'The carrier refused to bind.', status, {
        retryable: isTemporary(status),
      });
    } finally {
      if (!this.#mode) this.close('closed');
    }
  }

  /**
   * Sends a message, and waits for its response, whatever the status of it.
   *
   * @throws PlatformError `session-closed`, `window-full` and `invalid-pdu` where it surely did not leave;
   *   `response-timeout`, `link-lost` and `malformed-response` where that is not known
   */
  async request(request: Request & { command: 'submit_sm' | 'deliver_sm' }): Promise<ResponsePdu> {
    if (!this.carries(request.command) || this.#isLeaving)
      throw smppError('session-closed', 'The session carries no such message.');
    if (!this.hasRoom) throw smppError('window-full', 'Too many messages are unanswered.');
    return this.#send(request);
  }

  /** Waits for what is unanswered on either side, unbinds, and closes. Everything in it has a time-out. */
  async unbind(): Promise<void> {
    if (this.mode && !this.#isLeaving) {
      this.#isLeaving = true;
      await Promise.all([this.#waiting.empty(), this.#incoming.idle()]);
      await this.#send({ command: 'unbind' }).catch(() => undefined);
    }
    this.close('unbound');
    await this.#link.gone;
  }

  /** Closes at once; every message that waits fails with `link-lost`. */
  close(reason: CloseReason = 'closed'): void {
    this.#link.close(reason);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.unbind();
  }

  async #send(request: Request): Promise<ResponsePdu> {
    if (this.#closed) throw smppError('session-closed', 'The session was closed.');
    const sequence = this.#waiting.nextSequence();
    this.#link.write({ ...request, status: 0, sequence });
    return this.#waiting.add(sequence, request.command);
  }

  #onReading({ pdu, refusal }: Reading): void {
    if (refusal) this.#onRefusal(refusal);
    else if (isRequestCommand(pdu.command)) this.#onRequest(pdu as RequestPdu);
    else this.#onResponse(pdu as ResponsePdu);
  }

  #onRefusal(refusal: Refusal): void {
    const answer = answerToRefused(refusal);
    if (answer) this.#link.write(answer);
    else this.#waiting.failMalformed(refusal.sequence);
    if (!this.#mode) this.close('malformed');
  }

  #onResponse(response: ResponsePdu): void {
    this.#options.onResponse?.(response);
    const done = this.#waiting.answer(response);
    // Before the next PDU is looked at, which may be a message already.
    if (done && isBindCommand(done)) this.#bound(modeOf(done));
  }

  #onRequest(request: RequestPdu): void {
    const { command } = request;
    if (command === 'enquire_link') return this.#answer(request, { status: 'ESME_ROK' });
    const status = this.#isBinding
      ? 'ESME_RINVBNDSTS'
      : refusalOf(this.#options.role, this.#mode, command);
    if (status) return this.#answer(request, { status });
    if (command === 'unbind') return void this.#unboundBy(request);
    this.#isBinding = isBindCommand(command);
    this.#incoming.take(request);
  }

  async #unboundBy(request: RequestPdu): Promise<void> {
    this.#isLeaving = true;
    await this.#incoming.idle();
    this.#answer(request, { status: 'ESME_ROK' });
    this.close('unbound');
  }

  #incomingOptions() {
    const isServer = this.#options.role === 'server';
    return {
      failure: { status: isServer ? 'ESME_RSYSERR' : 'ESME_RX_T_APPN' },
      handle: (request: RequestPdu) => this.#options.onRequest(request, this),
      answer: (request: RequestPdu, answer: Answer) => this.#answered(request, answer),
      onBusy: () => this.#link.hold('busy'),
      onFree: () => this.#link.release('busy'),
    } as const;
  }

  #answered(request: RequestPdu, answer: Answer): void {
    if (!isBindCommand(request.command)) return this.#answer(request, answer);
    this.#isBinding = false;
    if (answer.status === 'ESME_ROK') this.#bound(modeOf(request.command));
    this.#answer(request, answer);
    if (answer.status !== 'ESME_ROK') this.close('bind-refused');
    else this.#tellRoom();
  }

  #answer({ command, sequence }: RequestPdu, answer: Answer): void {
    try {
      this.#link.write(answerTo(command, sequence, answer));
    } catch {
      // What the handler wants to say cannot be written.
      this.#link.write(answerTo(command, sequence, { status: 'ESME_RSYSERR' }));
    }
  }

  #bound(mode: BindMode): void {
    this.#mode = mode;
    this.#enquireLater();
    queueMicrotask(() => this.#tellRoom());
  }

  #enquireLater(): void {
    this.#timer[Symbol.dispose]();
    if (this.#closed) return;
    this.#timer = this.#options.clock.after(this.#limits.enquireLinkMs, () => this.#enquire());
  }

  /** Any byte is a sign of life; what we do not read says nothing. */
  #enquire(): void {
    const silentMs = this.#options.clock.now() - this.#link.heardAt;
    if (silentMs < this.#limits.enquireLinkMs || this.#link.isHeld) return this.#enquireLater();
    this.#send({ command: 'enquire_link' }).then(
      () => this.#enquireLater(),
      () => (this.#link.isHeld ? this.#enquireLater() : this.close('unanswered')),
    );
  }

  #tellRoom(): void {
    if (this.hasRoom) this.#options.onRoom?.(this);
  }

  #onClosed(reason: CloseReason): void {
    this.#closed = reason;
    this.#timer[Symbol.dispose]();
    this.#incoming.close();
    this.#waiting.failAll();
    this.#options.onClosed?.(reason, this);
  }
}
