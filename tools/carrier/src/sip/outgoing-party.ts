import type { Frame } from '@switchboard/audio';
import { offerSession } from '@switchboard/sip';
import type {
  OutgoingCall,
  OutgoingResult,
  SessionDescription,
  SipCall,
  SipPeer,
  UserAgent,
} from '@switchboard/sip';
import type { Ending } from '../calls/ending.ts';
import type { Dialog, Party, PartyKind, PartyMedia, Referral, Seat } from '../calls/party.ts';
import { endReasonOf, refusalOf } from './refusals.ts';
import { relayReferral } from './relay-referral.ts';
import type { SipSound } from './sip-sound.ts';

export interface OutgoingPartyOptions {
  readonly kind: PartyKind;
  readonly number: string;
  /** Who calls: a URI. */
  readonly from: string;
  readonly peer: SipPeer;
  /** The Request-URI. */
  readonly target: string;
  readonly agent: UserAgent;
  readonly openSound: (onDigit: (digit: string) => void) => Promise<SipSound>;
  readonly vanish: (callId: string) => void;
  readonly onFault: (error: unknown) => void;
}

/** Somebody who is called by SIP: the trunk, or a desk phone. */
export class OutgoingParty implements Party {
  readonly kind: PartyKind;
  readonly number: string;
  readonly #options: OutgoingPartyOptions;
  #seat: Seat | undefined;
  #sound: SipSound | undefined;
  #outgoing: OutgoingCall | undefined;
  #call: SipCall | undefined;
  #isOver = false;

  constructor(options: OutgoingPartyOptions) {
    this.kind = options.kind;
    this.number = options.number;
    this.#options = options;
  }

  get media(): PartyMedia | undefined {
    return this.#sound?.media;
  }

  seated(seat: Seat): void {
    this.#seat = seat;
    this.#invite(seat).catch((error: unknown) => {
      this.#options.onFault(error);
      seat.end('failed');
    });
  }

  ringing(): void {
    // Told to callers alone.
  }

  answered(): void {
    // It was this one who answered.
  }

  ended({ reason, by }: Ending): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { vanish, onFault } = this.#options;
    if (reason === 'dropped' && this.#outgoing) vanish(this.#outgoing.callId);
    if (this.#call) this.#call.hangUp(by === 'network' ? refusalOf(reason).reason : undefined);
    else this.#outgoing?.cancel();
    this.#sound?.[Symbol.asyncDispose]().catch(onFault);
  }

  pressed(digit: string): void {
    this.#sound?.press(digit);
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
    return this.#sound?.take(nowMs);
  }

  put(frame: Frame | undefined, nowMs: number): void {
    this.#sound?.put(frame, nowMs);
  }

  async #invite(seat: Seat): Promise<void> {
    const { agent, peer, target, from, openSound } = this.#options;
    const sound = await openSound((digit) => seat.press(digit));
    if (this.#isOver) return sound[Symbol.asyncDispose]();
    this.#sound = sound;
    // Keys in an SDP are secret only where the SDP is.
    const offer = offerSession(peer.protocol === 'tls' ? sound.local : sound.plain);
    this.#outgoing = agent.invite({
      ...{ peer, target, offer, from: { uri: from } },
      onProgress: ({ status, remote }) => this.#progressed(status, offer, remote),
      handlers: {
        onOffer: () => sound.local,
        onAgreed: (remote, local) => void sound.agree(remote, local),
        onDigit: ({ digit }) => seat.press(digit),
        onTransfer: (request) => seat.refer(request),
        onEnded: (end) => seat.end(endReasonOf(end)),
      },
    });
    this.#became(await this.#outgoing.result, offer);
  }

  #progressed(
    status: number,
    local: SessionDescription,
    remote: SessionDescription | undefined,
  ): void {
    if (this.#isOver) return;
    if (remote) this.#sound?.agree(remote, local);
    if (status === 180 || status === 183) this.#seat?.ringing();
  }

  #became(result: OutgoingResult, offer: SessionDescription): void {
    if (result.kind === 'failed')
      return this.#seat?.end(endReasonOf(result.end), result.end.status);
    this.#call = result.call;
    if (this.#isOver) return result.call.hangUp();
    const { remote } = result.call;
    if (remote && this.#sound?.agree(remote, offer)) this.#seat?.answer();
    else this.#seat?.end('no-common-media');
  }
}
