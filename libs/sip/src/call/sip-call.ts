import type { Clock } from '@switchboard/kernel';
import type {
  IncomingInfoRequest,
  IncomingReferRequest,
  IncomingRequestMessage,
  Session,
} from 'sip.js/lib/core/index.js';
import { readReasons, writeReason } from '../reasons/reason-header.ts';
import type { ReasonHeader } from '../reasons/reason-header.ts';
import { answerSession } from '../sdp/answer-session.ts';
import type { Direction } from '../sdp/direction.ts';
import type { SessionDescription } from '../sdp/session-description.ts';
import type { LocalMedia } from '../sdp/session-offer.ts';
import { headerLine, uriOf } from '../user-agent/header-text.ts';
import type { CallEnd } from './call-end.ts';
import type { CallHandlers, Digit } from './call-handlers.ts';
import { OfferExchange } from './offer-exchange.ts';
import type { OfferResult } from './offer-exchange.ts';
import { OutgoingTransfer } from './outgoing-transfer.ts';
import type { TransferResult } from './outgoing-transfer.ts';
import { readDigit, writeDigit } from './read-digit.ts';
import { readReplaces, writeReplaces } from './replaces.ts';
import { sessionOf } from './session-body.ts';
import { agreedInterval, answerInterval, intervalRequest } from './session-interval.ts';
import type { SessionInterval, SessionPolicy } from './session-interval.ts';
import { SessionTimer } from './session-timer.ts';
import { readTransfer, TransferRequest } from './transfer-request.ts';

export interface SipCallOptions {
  readonly session: Session;
  readonly clock: Clock;
  readonly isCaller: boolean;
  /** A whole header line. */
  readonly contact: string;
  readonly local: SessionDescription;
  /** Absent where the answer to our offer comes with the ACK. */
  readonly remote: SessionDescription | undefined;
  readonly handlers: CallHandlers;
  readonly policy: SessionPolicy | undefined;
  readonly interval: SessionInterval | undefined;
  readonly onFault: (error: unknown) => void;
  readonly onEnded: () => void;
}

export interface TransferOptions {
  /** A call of ours with whoever is called, which the new one takes the place of. */
  readonly replaces?: Pick<SipCall, 'dialog'>;
  readonly onProgress?: (status: number) => void;
}

/** A call that is answered. */
export class SipCall {
  readonly #options: SipCallOptions;
  readonly #offers: OfferExchange;
  readonly #timer: SessionTimer;
  readonly #acknowledged = Promise.withResolvers<boolean>();
  readonly #ended = Promise.withResolvers<CallEnd>();
  #local: SessionDescription;
  #remote: SessionDescription | undefined;
  #transfer: OutgoingTransfer | undefined;
  #asked: TransferRequest | undefined;
  #handlers: CallHandlers;
  #isAcknowledged: boolean;
  /** A BYE that waits for the ACK, with its headers. */
  #bye: string[] | undefined;
  #end: CallEnd | undefined;

  constructor(options: SipCallOptions) {
    const { session, clock, isCaller, policy, interval } = options;
    this.#options = options;
    this.#handlers = options.handlers;
    this.#local = options.local;
    this.#remote = options.remote;
    this.#isAcknowledged = isCaller;
    if (isCaller) this.#acknowledged.resolve(true);
    this.#timer = new SessionTimer({
      clock,
      refresh: () => {
        this.offer((local) => local).catch(options.onFault);
      },
      expired: () => this.#lose('lost'),
    });
    this.#offers = new OfferExchange({
      ...{ session, clock, isCaller, isAcknowledged: isCaller },
      local: () => this.#local,
      headers: () => [options.contact, ...(policy ? intervalRequest(policy, true) : [])],
      answerHeaders: (request) => this.#answerHeaders(request),
      answer: (offer) => this.#answer(offer),
      onAgreed: (remote, local) => this.#agreed(remote, local),
      onAccepted: (response) => this.#timer.start(agreedInterval(response)),
      onLost: (why) => this.#lose(why),
      onFault: options.onFault,
    });
    this.#timer.start(interval);
    this.#listen();
  }

  /** What Replaces names it by. */
  get dialog(): { readonly callId: string; readonly localTag: string; readonly remoteTag: string } {
    const { callId, localTag, remoteTag } = this.#options.session;
    return { callId, localTag, remoteTag };
  }

  /** @param replaces the value of the header of whoever is to take the place of this call */
  isNamedBy(replaces: string): boolean {
    const named = readReplaces(replaces);
    const { callId, localTag, remoteTag } = this.dialog;
    return named?.callId === callId && named.localTag === localTag && named.remoteTag === remoteTag;
  }

  get local(): SessionDescription {
    return this.#local;
  }

  get remote(): SessionDescription | undefined {
    return this.#remote;
  }

  get isEnded(): boolean {
    return this.#end !== undefined;
  }

  /** Does the peer know that it was answered? False where that was never heard. */
  get acknowledged(): Promise<boolean> {
    return this.#acknowledged.promise;
  }

  get ended(): Promise<CallEnd> {
    return this.#ended.promise;
  }

  /** From now on these are told, instead of those before. */
  handle(handlers: CallHandlers): void {
    this.#handlers = handlers;
  }

  /** Puts the peer on hold with `sendonly` or `inactive`, and resumes with `sendrecv`. */
  setDirection(direction: Direction): Promise<OfferResult> {
    return this.offer((local) => ({ ...local, direction, version: local.version + 1 }));
  }

  /**
   * Offers something new. Keys of SRTP are part of what is changed, so that they stay unless they are taken out.
   *
   * @throws PlatformError `too-many-offers`
   */
  offer(change: (local: SessionDescription) => SessionDescription): Promise<OfferResult> {
    return this.#offers.offer(change);
  }

  /** Sends a digit by INFO. @returns the status of the answer; 487 where the call is over */
  sendDigit(digit: Digit): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    if (this.#end || readDigit('application/dtmf', digit.digit) === undefined)
      return Promise.resolve(this.#end ? 487 : 400);
    const content = writeDigit(digit);
    const answered = ({ message }: { message: { statusCode: number | undefined } }): void =>
      resolve(message.statusCode ?? 500);
    this.#options.session.info(
      { onAccept: answered, onReject: answered, onRedirect: answered },
      { body: { contentDisposition: 'render', contentType: 'application/dtmf-relay', content } },
    );
    return promise;
  }

  /**
   * Asks the peer to call somebody else instead. The call with us goes on until one of the two hangs up.
   *
   * @throws PlatformError `invalid-address`
   */
  async transfer(target: string, options: TransferOptions = {}): Promise<TransferResult> {
    const uri = uriOf(target);
    const other = options.replaces && writeReplaces(options.replaces.dialog);
    const tail = other === undefined ? '' : `?Replaces=${encodeURIComponent(other)}`;
    const { session, clock, contact } = this.#options;
    if (this.#end || this.#transfer || !this.#isAcknowledged)
      return { kind: 'refused', status: 491 };
    const referTo = headerLine(['Refer-To', `<${uri.toRaw()}${tail}>`]);
    const by = `Referred-By: <${session.localURI.toRaw()}>`;
    const headers = [referTo, by, contact];
    const { onProgress } = options;
    this.#transfer = new OutgoingTransfer({ session, clock, headers, onProgress });
    const result = await this.#transfer.result;
    this.#transfer = undefined;
    return result;
  }

  /** Ends the call. Where the peer has not acknowledged it yet, BYE waits until it has, or has had its time. */
  hangUp(reason?: ReasonHeader): void {
    this.end({ reason: 'hung-up' }, reason);
  }

  /** Ends the call with another end than that we hung up. */
  end(end: CallEnd, reason?: ReasonHeader): void {
    if (this.#end) return;
    this.#sendBye(reason ? [`Reason: ${writeReason(reason)}`] : []);
    this.#finish(end);
  }

  #listen(): void {
    this.#options.session.delegate = {
      onAck: ({ message }) => this.#onAck(message),
      onAckTimeout: () => this.#onAckTimeout(),
      onBye: (request) => {
        request.accept();
        this.#bye = undefined;
        const cause = readReasons(request.message.getHeaders('reason'));
        this.#finish({ reason: 'peer-hung-up', ...(cause && { cause }) });
      },
      onInvite: (request) => this.#offers.receive(request),
      onInfo: (request) => this.#onInfo(request),
      onRefer: (request) => this.#onRefer(request),
      onNotify: (request) => {
        request.accept();
        this.#transfer?.notified(request.message);
      },
      onPrack: (request) => request.reject({ statusCode: 481 }),
    };
  }

  #onAck(message: IncomingRequestMessage): void {
    this.#isAcknowledged = true;
    this.#acknowledged.resolve(true);
    const { remote } = this.#options;
    const answer = !remote && !this.#remote ? sessionOf(message) : undefined;
    if (answer) this.#agreed(answer, this.#local);
    const bye = this.#bye;
    if (bye) return this.#sendBye(bye);
    if (!this.#remote) return this.end({ reason: 'no-common-media' });
    this.#offers.acknowledged(message);
  }

  #onAckTimeout(): void {
    this.#isAcknowledged = true;
    this.#acknowledged.resolve(false);
    if (this.#bye) this.#sendBye(this.#bye);
    else if (!this.#end) this.end({ reason: 'not-acknowledged' });
  }

  #sendBye(headers: string[]): void {
    const { session } = this.#options;
    if (!this.#isAcknowledged) {
      this.#bye = headers;
      return;
    }
    this.#bye = undefined;
    try {
      session.bye(undefined, { extraHeaders: headers });
    } catch {
      // The peer has hung up meanwhile.
    }
    session.dispose();
  }

  #finish(end: CallEnd): void {
    if (this.#end) return;
    this.#end = end;
    this.#timer[Symbol.dispose]();
    this.#offers[Symbol.dispose]();
    this.#transfer?.[Symbol.dispose]();
    this.#asked?.[Symbol.dispose]();
    this.#acknowledged.resolve(this.#isAcknowledged);
    this.#ended.resolve(end);
    this.#options.onEnded();
    this.#handlers.onEnded?.(end);
  }

  #lose(reason: 'lost' | 'not-acknowledged'): void {
    this.end({ reason }, { protocol: 'SIP', cause: 408, text: 'Call lost' });
  }

  #agreed(remote: SessionDescription, local: SessionDescription): void {
    if (this.#end) return;
    this.#local = local;
    this.#remote = remote;
    this.#handlers.onAgreed?.(remote, local);
  }

  #answerHeaders(request: IncomingRequestMessage): string[] | number {
    const answer = answerInterval(request, this.#options.policy);
    if (answer.kind === 'too-small') return 422;
    this.#timer.start(answer.kind === 'agreed' ? answer.interval : undefined);
    return [this.#options.contact, ...(answer.kind === 'agreed' ? answer.headers : [])];
  }

  async #answer(offer: SessionDescription): Promise<SessionDescription | number> {
    const media = await (this.#handlers.onOffer?.(offer) ?? asBefore(this.#local));
    if (typeof media === 'number') return media;
    return answerSession(offer, media, this.#local) ?? 488;
  }

  #onInfo(request: IncomingInfoRequest): void {
    const { message } = request;
    const digit = readDigit(message.parseHeader('content-type') ?? '', message.body ?? '');
    if (message.body && !digit) return void request.reject({ statusCode: 415 });
    request.accept();
    if (digit) this.#handlers.onDigit?.(digit);
  }

  #onRefer(refer: IncomingReferRequest): void {
    const target = readTransfer(refer);
    const { onTransfer } = this.#handlers;
    const status = !target ? 400 : !onTransfer ? 603 : this.#asked ? 491 : undefined;
    if (status !== undefined) return void refer.reject({ statusCode: status });
    const { session, clock, contact } = this.#options;
    const onOver = (): void => void (this.#asked = undefined);
    this.#asked = new TransferRequest({ ...target!, session, refer, clock, contact, onOver });
    onTransfer!(this.#asked);
  }
}

/** The audio stays where it is; a call that the peer held and resumes is heard again. */
function asBefore({ address, port, codecs, crypto, isRtcpMux }: SessionDescription): LocalMedia {
  return { address, port, codecs, crypto, isRtcpMux };
}
