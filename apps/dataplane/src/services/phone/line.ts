import type { CallEvent, CallReason, CallTone } from '@switchboard/acs-wire';
import type { Logger } from '@switchboard/service';
import type { CallHandlers, SessionDescription, SipCall, TransferRequest } from '@switchboard/sip';
import type { CallTraces, LegQuality } from '../call-traces/port.ts';
import type { AudioLine, LineQuality } from '../media/port.ts';
import type { CallLink } from './call-link.ts';
import { agreedMedia, isHolding, localMedia } from './line-media.ts';
import { LineWatch } from './line-watch.ts';
import { reasonOfEnd } from './reasons.ts';
import { tellTransfer } from './tell-transfer.ts';
import type { RunningCharge } from './spend/running-charge.ts';

const HUNG_UP = { reason: 'hung-up' } as const;

/** What becomes of a phone before it is in its call, which depends on who called whom. */
export interface LineBeginning {
  /** The call is over, or does not ring here any more. */
  over(reason: CallReason): void;
  /** What the call tells that concerns the beginning alone. */
  hear?(event: CallEvent): void;
}

export interface LineParts {
  readonly link: CallLink;
  readonly log: Logger;
  /** The raw identifier of the phone. */
  readonly user: string;
  readonly traces: Pick<CallTraces, 'note'>;
  /** What trunks are told of where our sound is. */
  readonly address: string;
  /** The phone wants somebody else to talk instead of it. */
  readonly onTransfer: (line: Line, request: TransferRequest) => void;
  readonly onOver: () => void;
}

/** One phone in one call: joins the call's events and sound with those of SIP. */
export class Line {
  readonly link: CallLink;
  readonly #parts: LineParts;
  readonly #watch: LineWatch;
  #callId = '';
  #ownNumber: string | undefined;
  #transfer: TransferRequest | undefined;
  #beginning: LineBeginning | undefined;
  #audio: AudioLine | undefined;
  #sip: SipCall | undefined;
  #charge: RunningCharge | undefined;
  #isHeld = false;
  #isHeardEarly = false;
  #isOver = false;

  constructor(parts: LineParts) {
    this.link = parts.link;
    this.#parts = parts;
    this.#watch = new LineWatch(parts.user, (entry) => {
      if (this.#callId !== '') parts.traces.note(this.#callId, entry);
    });
  }

  get callId(): string {
    return this.#callId;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** The number of the resource that the phone has called, or was called from. */
  get ownNumber(): string | undefined {
    return this.#ownNumber;
  }

  /** Nothing before it was measured. */
  get quality(): LegQuality | undefined {
    return this.#watch.quality;
  }

  /** How good its sound is, or was. */
  measured(quality: LineQuality): void {
    this.#watch.measured(quality, this.#isOver);
  }

  useNumber(ownNumber: string): void {
    this.#ownNumber = ownNumber;
  }

  /** @param replaces the value of the header of SIP */
  isNamedBy(replaces: string): boolean {
    return this.#sip?.isNamedBy(replaces) ?? false;
  }

  /** @param beginning what there is until the phone is in the call */
  begin(callId: string, beginning: LineBeginning): void {
    this.#callId = callId;
    this.#beginning = beginning;
  }

  useAudio(audio: AudioLine): void {
    this.#audio = audio;
    // It was opened for a call that is over by now.
    if (this.#isOver) this.#close();
  }

  /** What the phone costs, until it is over. */
  useCharge(charge: RunningCharge): void {
    this.#charge = charge;
    if (this.#isOver) charge.end();
  }

  /** From now on the phone is connected. */
  connect(sip: SipCall): void {
    this.#beginning = undefined;
    this.#sip = sip;
    if (this.#isOver) sip.end(HUNG_UP);
    else this.#charge?.answered();
  }

  hear(event: CallEvent): void {
    switch (event.type) {
      case 'res':
        return this.link.hear(event);
      case 'media.session':
      case 'media.describe':
      case 'media.candidate':
        return this.#audio?.hear(event);
      case 'call.moved':
        this.#callId = event.call.id;
        return;
      case 'call.dtmf':
        return this.#press(event.tone);
      case 'call.transferChanged':
        return tellTransfer(this.#transfer, event);
      case 'call.ended':
      case 'call.incomingEnded':
        return this.end(event.reason);
      default:
        return this.#beginning?.hear?.(event);
    }
  }

  /** The call is over for this phone, by the call's word. */
  end(reason: CallReason): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#beginning?.over(reason);
    this.#sip?.end(HUNG_UP);
    this.#close();
  }

  /** The phone is gone: its call hears why. */
  lose(reason: CallReason): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#callId !== '') this.link.report('endGone', this.#callId, reason);
    this.#beginning?.over(reason);
    this.#sip?.end(HUNG_UP);
    this.#close();
  }

  /** It was not reached; the call goes on to ring whoever else there is. */
  fail(reason: CallReason): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.link.report('ringFailed', this.#callId, reason);
    this.#beginning?.over(reason);
    this.#sip?.end(HUNG_UP);
    this.#close();
  }

  /** @returns false when no sound can come of it */
  async negotiate(remote: SessionDescription, local: SessionDescription): Promise<boolean> {
    const media = agreedMedia(remote, local);
    if (!media || !this.#audio) return false;
    await this.#audio.negotiate(media);
    this.#watch.agreed(media);
    return true;
  }

  /** There is something to hear before the phone answers; nothing goes the other way. */
  hearEarly(remote: SessionDescription, local: SessionDescription): void {
    const media = agreedMedia(remote, local);
    // Who only rings may be silent for as long as it does.
    const oneWay = media && { ...media, isSending: false, isReceiving: false };
    if (!oneWay || !this.#audio || this.#sip || this.#isOver) return;
    const asked = this.#isHeardEarly || this.link.ask('call.early', { callId: this.#callId });
    this.#isHeardEarly = true;
    this.#ask(Promise.all([this.#audio.negotiate(oneWay), asked]), 'early media was not heard');
  }

  /** What the phone does once it is connected. */
  get handlers(): CallHandlers {
    return {
      onOffer: (offer) => this.#offered(offer),
      onAgreed: (remote, local) =>
        this.#ask(this.negotiate(remote, local), 'what was agreed on did not get to the sound'),
      onDigit: ({ digit }) => this.keyPressed(digit as CallTone),
      onTransfer: (request) => {
        this.#transfer = request;
        this.#parts.onTransfer(this, request);
      },
      onEnded: (end) => this.lose(reasonOfEnd(end)),
    };
  }

  /** The phone pressed a key. */
  keyPressed(tone: CallTone): void {
    const { callId } = this;
    this.#ask(this.link.ask('call.dtmf', { callId, tone }), 'a key did not get through');
  }

  /** A phone that holds is on hold for everybody in the call. */
  #offered(offer: SessionDescription): ReturnType<typeof localMedia> | number {
    if (!this.#audio) return 488;
    const isHeld = isHolding(offer);
    if (isHeld !== this.#isHeld) {
      this.#isHeld = isHeld;
      const asked = this.link.ask('call.hold', { callId: this.#callId, on: isHeld });
      this.#ask(asked, 'a hold did not get through');
    }
    return localMedia(this.#parts.address, this.#audio.port, this.#sip?.local.crypto);
  }

  #press(tone: CallTone): void {
    const pressed = this.#audio?.press(tone);
    if (pressed) this.#ask(pressed, 'a key did not get to the phone');
  }

  #ask(asked: Promise<unknown>, problem: string): void {
    asked.catch((error: unknown) => {
      if (!this.#isOver) this.#parts.log.warn({ err: error }, problem);
    });
  }

  #close(): void {
    this.link.end();
    this.#charge?.end();
    Promise.resolve(this.#audio?.[Symbol.asyncDispose]()).catch((error: unknown) =>
      this.#parts.log.warn({ err: error }, 'the sound of a phone was not closed'),
    );
    this.#parts.onOver();
  }
}
