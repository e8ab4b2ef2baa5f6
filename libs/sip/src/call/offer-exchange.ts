import { randomInt } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import type {
  AckableIncomingResponseWithSession,
  DialogState,
  IncomingInviteRequest,
  IncomingRequestMessage,
  IncomingResponseMessage,
  NameAddrHeader,
  Session,
} from 'sip.js/lib/core/index.js';
import { GIVE_UP_MS } from '../retransmit/sip-timers.ts';
import type { SessionDescription } from '../sdp/session-description.ts';
import { sipError } from '../sip-errors.ts';
import { hasSession, sessionBody, sessionOf } from './session-body.ts';

export type OfferResult =
  | { readonly kind: 'agreed'; readonly remote: SessionDescription }
  | { readonly kind: 'refused'; readonly status: number }
  /** The call ended meanwhile. */
  | { readonly kind: 'over' };

export interface OfferExchangeOptions {
  readonly session: Session;
  readonly clock: Clock;
  /** Who called waits longer after both have offered at once (RFC 3261, 14.1). */
  readonly isCaller: boolean;
  readonly isAcknowledged: boolean;
  readonly local: () => SessionDescription;
  readonly headers: () => string[];
  /** Headers of our answer to an INVITE, or how it has to be refused. */
  readonly answerHeaders: (request: IncomingRequestMessage) => string[] | number;
  readonly answer: (offer: SessionDescription) => Promise<SessionDescription | number>;
  readonly onAgreed: (remote: SessionDescription, local: SessionDescription) => void;
  readonly onAccepted: (response: IncomingResponseMessage) => void;
  /** The peer does not know the call any more, or does not answer, or never acknowledged. */
  readonly onLost: (why: 'lost' | 'not-acknowledged') => void;
  readonly onFault: (error: unknown) => void;
}

interface Waiting {
  readonly change: (local: SessionDescription) => SessionDescription;
  readonly resolve: (result: OfferResult) => void;
  triesLeft: number;
}

const MAX_WAITING = 8;
const TRIES = 5;

/**
 * Offers and answers within a call. One at a time: the core throws where one is sent before the last one is
 * acknowledged, so that others wait; and where both sides offer at once, both try again a little later.
 */
export class OfferExchange implements Disposable {
  readonly #options: OfferExchangeOptions;
  readonly #waiting: Waiting[] = [];
  #active: Waiting | undefined;
  #pause: Disposable | undefined;
  /** An INVITE of the peer that we have not heard the ACK of. */
  #incoming: { offered?: SessionDescription; deadline?: Disposable } | undefined;
  #isAcknowledged: boolean;
  #isOver = false;

  constructor(options: OfferExchangeOptions) {
    this.#options = options;
    this.#isAcknowledged = options.isAcknowledged;
  }

  /** @throws PlatformError `too-many-offers` */
  async offer(change: Waiting['change']): Promise<OfferResult> {
    if (this.#isOver) return { kind: 'over' };
    if (this.#waiting.length >= MAX_WAITING)
      throw sipError('too-many-offers', 'Too many changes of this call wait for the peer.');
    const { promise, resolve } = Promise.withResolvers<OfferResult>();
    this.#waiting.push({ change, resolve, triesLeft: TRIES });
    this.#next();
    return promise;
  }

  /** An ACK came: of the call itself, or of an answer to an INVITE within it. */
  acknowledged(message: IncomingRequestMessage): void {
    const incoming = this.#incoming;
    this.#isAcknowledged = true;
    this.#incoming = undefined;
    incoming?.deadline?.[Symbol.dispose]();
    const remote = incoming?.offered && sessionOf(message);
    if (remote) this.#options.onAgreed(remote, incoming.offered!);
    this.#next();
  }

  receive(invite: IncomingInviteRequest): void {
    this.#receive(invite).catch((error: unknown) => {
      this.#options.onFault(error);
      this.#refuse(invite, 500);
    });
  }

  async #receive(invite: IncomingInviteRequest): Promise<void> {
    this.#incoming = {};
    invite.delegate = { onCancel: () => this.#refuse(invite, 487) };
    const headers = this.#options.answerHeaders(invite.message);
    const answer = typeof headers === 'number' ? headers : await this.#answerTo(invite.message);
    if (this.#isOver || !this.#incoming) return;
    if (typeof answer === 'number' || typeof headers === 'number')
      return this.#refuse(invite, Number(answer));
    this.#accept(invite, answer, headers);
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#pause?.[Symbol.dispose]();
    this.#incoming?.deadline?.[Symbol.dispose]();
    for (const { resolve } of [this.#active, ...this.#waiting.splice(0)].filter((one) => !!one))
      resolve({ kind: 'over' });
  }

  /** The offer of a peer that makes none is ours: what we said last. */
  async #answerTo(message: IncomingRequestMessage): Promise<SessionDescription | number> {
    if (!hasSession(message)) return this.#options.local();
    const offer = sessionOf(message);
    if (!offer) return 488;
    try {
      return await this.#options.answer(offer);
    } catch (error) {
      this.#options.onFault(error);
      return 500;
    }
  }

  #accept(invite: IncomingInviteRequest, answer: SessionDescription, headers: string[]): void {
    const { clock, onAgreed, onLost } = this.#options;
    const offer = sessionOf(invite.message);
    try {
      invite.accept({ statusCode: 200, extraHeaders: headers, body: sessionBody(answer) });
    } catch {
      this.#incoming = undefined;
      return;
    }
    const deadline = clock.after(GIVE_UP_MS, () => onLost('not-acknowledged'));
    this.#incoming = offer ? { deadline } : { deadline, offered: answer };
    if (offer) onAgreed(offer, answer);
  }

  #refuse(invite: IncomingInviteRequest, status: number): void {
    this.#incoming = undefined;
    try {
      const extraHeaders = status === 422 ? this.#options.headers().filter(isLeast) : [];
      invite.reject({ statusCode: status, extraHeaders });
    } catch {
      // It was answered or cancelled meanwhile.
    }
    this.#next();
  }

  #next(): void {
    if (this.#active || this.#incoming || this.#pause || !this.#isAcknowledged) return;
    const next = this.#isOver ? undefined : this.#waiting.shift();
    if (!next) return;
    this.#active = next;
    const { session, headers, local } = this.#options;
    const offered = next.change(local());
    const refused = ({ message }: { message: IncomingResponseMessage }): void =>
      this.#refused(next, message);
    try {
      session.invite(
        {
          onAccept: (response) => this.#accepted(next, offered, response),
          onReject: refused,
          onRedirect: refused,
        },
        { extraHeaders: headers(), body: sessionBody(offered) },
      );
    } catch {
      this.#done(next, { kind: 'refused', status: 491 });
    }
  }

  #accepted(
    waiting: Waiting,
    offered: SessionDescription,
    { message, ack }: AckableIncomingResponseWithSession,
  ): void {
    moveTarget(this.#options.session, message);
    ack();
    const remote = sessionOf(message);
    if (this.#isOver) return;
    this.#options.onAccepted(message);
    if (remote) this.#options.onAgreed(remote, offered);
    this.#done(waiting, remote ? { kind: 'agreed', remote } : { kind: 'refused', status: 488 });
  }

  #refused(waiting: Waiting, message: IncomingResponseMessage): void {
    const status = message.statusCode ?? 500;
    const later = this.#retryAfterMs(status, message);
    waiting.triesLeft -= 1;
    if (this.#isOver) return;
    if (status === 408 || status === 481) {
      this.#done(waiting, { kind: 'over' });
      this.#options.onLost('lost');
    } else if (later === undefined || waiting.triesLeft === 0)
      this.#done(waiting, { kind: 'refused', status });
    else this.#later(waiting, later);
  }

  #later(waiting: Waiting, waitMs: number): void {
    this.#active = undefined;
    this.#waiting.unshift(waiting);
    this.#pause = this.#options.clock.after(waitMs, () => {
      this.#pause = undefined;
      this.#next();
    });
  }

  #retryAfterMs(status: number, message: IncomingResponseMessage): number | undefined {
    if (status === 491) return this.#options.isCaller ? randomInt(2_100, 4_000) : randomInt(2_000);
    const seconds = /^\s*(\d{1,2})\b/.exec(message.getHeader('retry-after') ?? '')?.[1];
    return status === 500 && seconds !== undefined ? Number(seconds) * 1_000 : undefined;
  }

  #done(waiting: Waiting, result: OfferResult): void {
    this.#active = undefined;
    waiting.resolve(result);
    this.#next();
  }
}

/** The core takes a new Contact from what the peer asks, but not from what it answers (RFC 3261, 12.2.1.2). */
function moveTarget(session: Session, message: IncomingResponseMessage): void {
  const contact = message.parseHeader('contact') as NameAddrHeader | undefined;
  const { dialogState } = session as unknown as { readonly dialogState: DialogState };
  if (contact) dialogState.remoteTarget = contact.uri;
}

const isLeast = (header: string): boolean => header.startsWith('Min-SE');
