import type { Clock } from '@switchboard/kernel';
import type {
  AckableIncomingResponseWithSession,
  IncomingResponseMessage,
  OutgoingInviteRequest,
  PrackableIncomingResponseWithSession,
} from 'sip.js/lib/core/index.js';
import { failureKind } from '../reasons/failure-kind.ts';
import { readReasons, writeReason } from '../reasons/reason-header.ts';
import type { ReasonHeader } from '../reasons/reason-header.ts';
import { GIVE_UP_MS } from '../retransmit/sip-timers.ts';
import type { SessionDescription } from '../sdp/session-description.ts';
import type { Association } from '../user-agent/association.ts';
import { ALLOW, randomToken } from '../user-agent/core-settings.ts';
import { displayText, headerLine, uriOf } from '../user-agent/header-text.ts';
import type { Header } from '../user-agent/header-text.ts';
import type { CallEnd } from './call-end.ts';
import type { CallHandlers } from './call-handlers.ts';
import { sessionBody, sessionOf } from './session-body.ts';
import { agreedInterval, intervalRequest, leastInterval } from './session-interval.ts';
import type { SessionPolicy } from './session-interval.ts';
import { SipCall } from './sip-call.ts';

/** A step on the way to an answer. */
export interface CallProgress {
  /** 180 rings, 183 tells of early media, 181 and 182 of being forwarded or queued. */
  readonly status: number;
  /** Where early media comes from, if there is any. */
  readonly remote?: SessionDescription;
}

export interface InviteOptions {
  /** A URI: whom to call. */
  readonly target: string;
  readonly from: { readonly uri: string; readonly displayName?: string };
  readonly offer: SessionDescription;
  /** Identity of the caller, Diversion, Replaces and the like. */
  readonly headers?: readonly Header[];
  readonly handlers?: CallHandlers;
  readonly onProgress?: (progress: CallProgress) => void;
  /** Without any answer by then, 100 included, the peer is unreachable; SIP itself gives it 32 seconds. */
  readonly firstAnswerMs?: number;
  /** Aborted, it cancels the call, or hangs up where it is answered at the same moment. */
  readonly signal?: AbortSignal;
}

/** What became of a call that we made. */
export type OutgoingResult =
  | { readonly kind: 'answered'; readonly call: SipCall }
  | { readonly kind: 'failed'; readonly end: CallEnd };

export interface OutgoingCallOptions extends InviteOptions {
  readonly association: Association;
  readonly callId: string;
  readonly callerTag: string;
  readonly clock: Clock;
  readonly policy: SessionPolicy | undefined;
  /** Nothing rings for ever. */
  readonly ringingMs: number;
  readonly onOver: () => void;
}

const MAX_EARLY = 16;

/** A call that we make, until it is answered or not. */
export class OutgoingCall {
  readonly callId: string;
  readonly #options: OutgoingCallOptions;
  readonly #result = Promise.withResolvers<OutgoingResult>();
  /** What each of those who ring has described, by the tag of its own. */
  readonly #early = new Map<string, SessionDescription>();
  #request: OutgoingInviteRequest | undefined;
  #deadline: Disposable | undefined;
  #silence: Disposable | undefined;
  #isUnheard = false;
  #hasRungOut = false;
  #state: 'calling' | 'cancelling' | 'over' = 'calling';
  #hasRaisedInterval = false;
  #cseq = 1;

  /** @throws PlatformError `invalid-address`, `invalid-header` */
  constructor(options: OutgoingCallOptions) {
    this.#options = options;
    this.callId = options.callId;
    this.#invite(options.policy);
    this.#deadline = options.clock.after(options.ringingMs, () => this.#rangOut());
    const { firstAnswerMs, clock } = options;
    if (firstAnswerMs !== undefined)
      this.#silence = clock.after(firstAnswerMs, () => this.#unheard());
    options.signal?.addEventListener('abort', this.#onAbort, { once: true });
    if (options.signal?.aborted) this.cancel();
  }

  get result(): Promise<OutgoingResult> {
    return this.#result.promise;
  }

  /** Ends the call before it is answered, also where the answer is already on its way. */
  cancel(reason?: ReasonHeader): void {
    if (this.#state !== 'calling') return;
    this.#state = 'cancelling';
    this.#request?.cancel(reason && writeReason(reason));
    this.#deadline?.[Symbol.dispose]();
    // Where nothing comes any more the call is over all the same (RFC 3261, 9.1).
    this.#deadline = this.#options.clock.after(GIVE_UP_MS, () => this.#fail(this.#cancelled));
  }

  #rangOut(): void {
    this.#hasRungOut = true;
    this.cancel({ protocol: 'Q.850', cause: 19, text: 'No answer' });
  }

  get #cancelled(): CallEnd {
    return this.#hasRungOut
      ? { reason: 'refused', status: 408, failure: 'no-answer' }
      : { reason: 'cancelled' };
  }

  /** The agent is closed. */
  abandon(): void {
    this.cancel();
    this.#fail({ reason: 'agent-closed' });
  }

  readonly #onAbort = (): void => this.cancel();

  #invite(policy: SessionPolicy | undefined): void {
    const { association, target, from, offer, callerTag, headers = [] } = this.#options;
    const to = uriOf(target);
    const { core, contact } = association;
    const request = core.makeOutgoingRequestMessage(
      'INVITE',
      to,
      uriOf(from.uri),
      to,
      {
        ...{ callId: this.callId, fromTag: callerTag, cseq: this.#cseq },
        fromDisplayName: displayText(from.displayName ?? ''),
      },
      [
        ...[`Contact: <${contact.toString()}>`, ALLOW],
        ...(policy ? intervalRequest(policy, false) : []),
        ...headers.map(headerLine),
      ],
      sessionBody(offer),
    );
    this.#request = core.invite(request, {
      onTrying: () => this.#heard(),
      onProgress: (response) => this.#progressed(response),
      onAccept: (response) => this.#accepted(response),
      onReject: ({ message }) => this.#rejected(message),
      onRedirect: ({ message }) => this.#rejected(message),
    });
  }

  /** Whoever answers too late is told that nobody waits any more. */
  #heard(): void {
    this.#silence?.[Symbol.dispose]();
    if (this.#isUnheard) this.#request?.cancel();
    this.#isUnheard = false;
  }

  #unheard(): void {
    this.#isUnheard = true;
    this.#options.association.transport.retransmissions[Symbol.dispose]();
    this.#fail({ reason: 'unreachable', status: 408 });
  }

  #progressed({ message, prack }: PrackableIncomingResponseWithSession): void {
    this.#heard();
    const isReliable = message.getHeaders('require').some((one) => /\b100rel\b/i.test(one));
    const rseq = /^\d{1,10}$/.exec(message.getHeader('rseq') ?? '')?.[0];
    if (isReliable && rseq) prack({ extraHeaders: [`RAck: ${rseq} ${message.cseq} INVITE`] });
    const remote = sessionOf(message);
    if (remote && this.#early.size < MAX_EARLY) this.#early.set(message.toTag, remote);
    if (this.#state !== 'calling') return;
    const status = message.statusCode ?? 180;
    this.#options.onProgress?.({ status, ...(remote && { remote }) });
  }

  #accepted({ message, session, ack }: AckableIncomingResponseWithSession): void {
    ack();
    const remote = sessionOf(message) ?? this.#early.get(message.toTag);
    // Another one of those who rang was first, or we have cancelled, and the answer crossed with that.
    if (this.#state !== 'calling' || !remote || remote.port === 0) {
      session.bye();
      const isCancelled = this.#state === 'cancelling';
      return this.#fail(isCancelled ? this.#cancelled : { reason: 'no-common-media' });
    }
    this.#close();
    const { association, clock, handlers = {}, policy, onOver, offer } = this.#options;
    const call = new SipCall({
      ...{ session, clock, handlers, policy, remote, local: offer, isCaller: true },
      contact: `Contact: <${association.contact.toString()}>`,
      onFault: (error) => association.fault(error),
      interval: agreedInterval(message),
      onEnded: onOver,
    });
    this.#result.resolve({ kind: 'answered', call });
  }

  #rejected(message: IncomingResponseMessage): void {
    const status = message.statusCode ?? 500;
    const { policy, association } = this.#options;
    const least = status === 422 && policy && leastInterval(message);
    if (least && !this.#hasRaisedInterval && this.#state === 'calling') {
      this.#hasRaisedInterval = true;
      this.#cseq = (this.#request?.message.cseq ?? this.#cseq) + 1;
      return this.#invite({ expiresS: Math.max(least, policy.expiresS), minS: least });
    }
    association.transport.retransmissions[Symbol.dispose]();
    this.#fail(this.#endOf(status, message));
  }

  #endOf(status: number, message: IncomingResponseMessage): CallEnd {
    if (this.#state === 'cancelling') return this.#cancelled;
    // Both are made by the core itself where nothing came.
    if (!message.callId) return { reason: 'unreachable', status };
    const cause = readReasons(message.getHeaders('reason'));
    return {
      ...{ reason: 'refused', status, failure: failureKind(status, cause) },
      ...(cause && { cause }),
      ...(status < 400 && { contacts: message.getHeaders('contact').slice(0, 8) }),
    };
  }

  #fail(end: CallEnd): void {
    if (this.#state === 'over') return;
    this.#close();
    this.#result.resolve({ kind: 'failed', end });
    this.#options.onOver();
  }

  #close(): void {
    this.#state = 'over';
    this.#silence?.[Symbol.dispose]();
    this.#deadline?.[Symbol.dispose]();
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
  }
}

/** What tells a call of ours from all others. */
export function newCallNames(host: string): {
  readonly callId: string;
  readonly callerTag: string;
} {
  return { callId: `${randomToken()}@${host}`, callerTag: randomToken() };
}
