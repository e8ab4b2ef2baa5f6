import type { Clock } from '@switchboard/kernel';
import type { IncomingInviteRequest, NameAddrHeader } from 'sip.js/lib/core/index.js';
import { readReasons, writeReason } from '../reasons/reason-header.ts';
import type { ReasonHeader } from '../reasons/reason-header.ts';
import type { SessionDescription } from '../sdp/session-description.ts';
import type { Flow } from '../transport/flow.ts';
import type { Association } from '../user-agent/association.ts';
import { headerLine } from '../user-agent/header-text.ts';
import type { Header } from '../user-agent/header-text.ts';
import type { CallEnd } from './call-end.ts';
import type { CallHandlers } from './call-handlers.ts';
import { ReliableProgress } from './reliable-progress.ts';
import { sessionBody, sessionOf } from './session-body.ts';
import type { IntervalAnswer, SessionPolicy } from './session-interval.ts';
import { SipCall } from './sip-call.ts';

export interface IncomingCallOptions {
  readonly invite: IncomingInviteRequest;
  readonly association: Association;
  readonly clock: Clock;
  readonly flow: Flow;
  readonly target: string;
  readonly interval: IntervalAnswer;
  readonly policy: SessionPolicy | undefined;
  /** A caller may be gone without a word. */
  readonly ringingMs: number;
  /** The call of ours that this one takes the place of once it is answered. */
  readonly replaces: SipCall | undefined;
  /** Who it is, where the peer had to prove it. */
  readonly username: string | undefined;
  readonly onAnswered: (call: SipCall) => void;
  readonly onOver: () => void;
}

/** Who is at one end, as its header says. */
export interface CallParty {
  readonly uri: string;
  readonly user: string;
  readonly displayName: string;
}

/** A call that comes in, until it is answered or not. */
export class IncomingCall {
  readonly callId: string;
  readonly from: CallParty;
  readonly to: CallParty;
  /** The Request-URI as the peer wrote it: whom it wants. */
  readonly target: string;
  /** What the peer offers; absent where it wants us to offer. */
  readonly offer: SessionDescription | undefined;
  readonly flow: Flow;
  readonly replaces: SipCall | undefined;
  readonly username: string | undefined;
  readonly #options: IncomingCallOptions;
  readonly #reliable: ReliableProgress | undefined;
  readonly #ended = Promise.withResolvers<CallEnd>();
  readonly #deadline: Disposable;
  #state: 'ringing' | 'answering' | 'answered' | 'over' = 'ringing';
  #handlers: CallHandlers = {};

  constructor(options: IncomingCallOptions) {
    const { invite, flow, target, replaces, username, clock, association } = options;
    const { message } = invite;
    this.#options = options;
    this.callId = message.callId;
    this.from = partyOf(message.from);
    this.to = partyOf(message.to);
    this.offer = sessionOf(message);
    this.target = target;
    this.flow = flow;
    this.replaces = replaces;
    this.username = username;
    this.#deadline = clock.after(options.ringingMs, () => this.#lose(480));
    invite.delegate = { onCancel: (cancel) => this.#cancelled(cancel.getHeaders('reason')) };
    invite.trying();
    if (message.getHeaders('require').some((one) => /\b100rel\b/i.test(one)))
      this.#reliable = new ReliableProgress({
        ...{ invite, clock },
        resend: (text) => void association.transport.send(text).catch(() => undefined),
        onLost: () => this.#lose(504),
      });
  }

  /** How it ended without having been answered by us: it was cancelled, we refused, or it was lost. */
  get ended(): Promise<CallEnd> {
    return this.#ended.promise;
  }

  get isOver(): boolean {
    return this.#state !== 'ringing' && this.#state !== 'answering';
  }

  header(name: string): string | undefined {
    return this.#options.invite.message.getHeader(name);
  }

  /** These are told from now on, and become those of the call that is answered. */
  handle(handlers: CallHandlers): void {
    this.#handlers = handlers;
  }

  ring(): void {
    this.#progress(180);
  }

  /** Tells that there is something to hear before the answer. */
  progress(local: SessionDescription, status = 183): void {
    this.#progress(status, local);
  }

  /**
   * Answers. Resolves at once, or, where early media has yet to be acknowledged, once it is.
   *
   * @returns undefined where the call was over by then
   */
  async answer(local: SessionDescription): Promise<SipCall | undefined> {
    if (this.#state !== 'ringing') return undefined;
    this.#state = 'answering';
    const { promise, resolve, reject } = Promise.withResolvers<SipCall | undefined>();
    const accept = (): void => {
      try {
        resolve(this.#accept(local));
      } catch (error) {
        reject(error);
      }
    };
    this.ended.then(() => resolve(undefined)).catch(reject);
    if (this.#reliable) this.#reliable.whenQuiet(accept);
    else accept();
    return promise;
  }

  /**
   * @param status 400 to 699, or 300 to 399 with a Contact among the headers
   * @throws PlatformError `invalid-header`
   */
  reject(
    status: number,
    options: { reason?: ReasonHeader; headers?: readonly Header[] } = {},
  ): void {
    if (this.isOver) return;
    const { reason, headers = [] } = options;
    const extraHeaders = headers.map(headerLine);
    if (reason) extraHeaders.push(`Reason: ${writeReason(reason)}`);
    this.#refuse(status, extraHeaders);
    this.#finish({ reason: 'hung-up', status });
  }

  #progress(statusCode: number, local?: SessionDescription): void {
    if (this.#state !== 'ringing') return;
    const response = { statusCode, ...(local && { body: sessionBody(local) }) };
    try {
      if (this.#reliable) this.#reliable.send(response);
      else this.#options.invite.progress(response);
    } catch {
      // It was cancelled meanwhile, which `ended` tells.
    }
  }

  #accept(local: SessionDescription): SipCall | undefined {
    const { invite, association, clock, policy, interval, replaces, onAnswered } = this.#options;
    if (this.#state !== 'answering') return undefined;
    const extraHeaders = interval.kind === 'agreed' ? [...interval.headers] : [];
    this.#reliable?.[Symbol.dispose]();
    this.#deadline[Symbol.dispose]();
    const { session } = invite.accept({ statusCode: 200, extraHeaders, body: sessionBody(local) });
    this.#state = 'answered';
    const call = new SipCall({
      ...{ session, clock, policy, local, isCaller: false },
      contact: `Contact: <${association.contact.toString()}>`,
      onFault: (error) => association.fault(error),
      remote: this.offer,
      handlers: this.#handlers,
      interval: interval.kind === 'agreed' ? interval.interval : undefined,
      onEnded: this.#options.onOver,
    });
    onAnswered(call);
    replaces?.end({ reason: 'replaced' });
    return call;
  }

  #lose(status: number): void {
    if (this.isOver) return;
    this.#refuse(status, []);
    this.#finish({ reason: 'lost', status });
  }

  #cancelled(reasons: string[]): void {
    if (this.isOver) return;
    const cause = readReasons(reasons);
    this.#refuse(487, []);
    this.#finish({ reason: 'peer-cancelled', ...(cause && { cause }) });
  }

  #refuse(statusCode: number, extraHeaders: string[]): void {
    const { invite } = this.#options;
    try {
      if (statusCode < 400) invite.redirect([], { statusCode, extraHeaders });
      else invite.reject({ statusCode, extraHeaders });
    } catch {
      // It was answered or refused before.
    }
  }

  #finish(end: CallEnd): void {
    this.#state = 'over';
    this.#deadline[Symbol.dispose]();
    this.#reliable?.[Symbol.dispose]();
    this.#ended.resolve(end);
    this.#options.onOver();
    this.#handlers.onEnded?.(end);
  }
}

function partyOf({ uri, displayName }: NameAddrHeader): CallParty {
  return { uri: uri.toRaw(), user: uri.user ?? '', displayName };
}
