import type { Frame } from '@switchboard/audio';
import { answerSession, offerSession } from '@switchboard/sip';
import type { IncomingCall, SessionDescription, SipCall } from '@switchboard/sip';
import type { Ending } from '../calls/ending.ts';
import type { Dialog, Party, PartyKind, PartyMedia, Referral, Seat } from '../calls/party.ts';
import { endReasonOf, refusalOf } from './refusals.ts';
import { relayReferral } from './relay-referral.ts';
import type { SipSound } from './sip-sound.ts';

export interface IncomingPartyOptions {
  readonly kind: PartyKind;
  readonly number: string;
  readonly incoming: IncomingCall;
  readonly sound: SipSound;
  /** Nothing more is sent of this call, and nothing that comes is answered. */
  readonly vanish: (callId: string) => void;
  readonly onFault: (error: unknown) => void;
}

/** Somebody who calls by SIP: the trunk, or a desk phone. */
export class IncomingParty implements Party {
  readonly kind: PartyKind;
  readonly number: string;
  readonly #options: IncomingPartyOptions;
  #seat: Seat | undefined;
  #call: SipCall | undefined;
  #isOver = false;

  constructor(options: IncomingPartyOptions) {
    this.kind = options.kind;
    this.number = options.number;
    this.#options = options;
  }

  get media(): PartyMedia {
    return this.#options.sound.media;
  }

  seated(seat: Seat): void {
    this.#seat = seat;
    const { incoming, sound } = this.#options;
    incoming.handle({
      onOffer: () => sound.local,
      onAgreed: (remote, local) => void sound.agree(remote, local),
      onDigit: ({ digit }) => seat.press(digit),
      onTransfer: (request) => seat.refer(request),
      onEnded: (end) => seat.end(endReasonOf(end)),
    });
    if (incoming.isOver) seat.end('cancelled');
  }

  /** By its keys, as events in its sound. */
  digit(digit: string): void {
    this.#seat?.press(digit);
  }

  ringing(): void {
    this.#options.incoming.ring();
  }

  answered(): void {
    const { incoming, sound, onFault } = this.#options;
    const answer = this.#answerTo(incoming.offer);
    if (!answer || (incoming.offer && !sound.agree(incoming.offer, answer)))
      return this.#seat?.end('no-common-media');
    incoming.answer(answer).then((call) => this.#began(call), onFault);
  }

  ended({ reason, by }: Ending): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { incoming, vanish, sound, onFault } = this.#options;
    if (reason === 'dropped') vanish(incoming.callId);
    if (!this.#call) incoming.reject(...refused(reason));
    else this.#call.hangUp(by === 'network' ? refusalOf(reason).reason : undefined);
    sound[Symbol.asyncDispose]().catch(onFault);
  }

  pressed(digit: string): void {
    this.#options.sound.press(digit);
  }

  get dialog(): Dialog | undefined {
    return this.#call?.dialog;
  }

  isNamedBy(replaces: string): boolean {
    return this.#call?.isNamedBy(replaces) ?? false;
  }

  referred(referral: Referral, instead?: Dialog): void {
    const { onFault } = this.#options;
    if (!this.#call) return referral.reject(480);
    relayReferral(this.#call, referral, instead).catch((error: unknown) => {
      referral.reject(500);
      onFault(error);
    });
  }

  take(nowMs: number): Frame | undefined {
    return this.#options.sound.take(nowMs);
  }

  put(frame: Frame | undefined, nowMs: number): void {
    this.#options.sound.put(frame, nowMs);
  }

  #answerTo(offer: SessionDescription | undefined): SessionDescription | undefined {
    const { local, plain } = this.#options.sound;
    return offer ? answerSession(offer, local) : offerSession(plain);
  }

  /** It may have been ended while the answer was on its way. */
  #began(call: SipCall | undefined): void {
    this.#call = call;
    if (!call) this.#seat?.end('cancelled');
    else if (this.#isOver) call.hangUp();
  }
}

function refused(reason: Ending['reason']) {
  const { status, reason: cause } = refusalOf(reason);
  return [status, { reason: cause }] as const;
}
