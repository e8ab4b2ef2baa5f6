import type { Frame } from '@switchboard/audio';
import type { Ending, EndReason, Side } from './ending.ts';

/** What a party is over: a handset of the browser, a desk phone that has registered, or the trunk. */
export type PartyKind = 'handset' | 'phone' | 'trunk';

/** The sound of a party that is reached over RTP. */
export interface PartyMedia {
  readonly codec: string | undefined;
  readonly packetsSent: number;
  readonly packetsReceived: number;
  /** Packets that never came. */
  readonly packetsLost: number;
}

/** One side wants the other to talk to somebody else instead of it, and hears how that goes in the statuses of SIP. */
export interface Referral {
  /** Whom, as a URI. */
  readonly target: string;
  /** Of another call, by the value of the header of SIP, where it has talked to them already. */
  readonly replaces?: string | undefined;
  accept(): void;
  /** Does nothing once it is accepted. */
  reject(status: number): void;
  /** Does nothing until it is accepted. */
  report(status: number): void;
}

/** What Replaces names a call over SIP by, from the network's side of it. */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
}

/** What one party can do with its call. All of it is ignored once the call is over. */
export interface Seat {
  readonly side: Side;
  /** The other number. */
  readonly peer: string;
  /** Of the callee. */
  ringing(): void;
  /** Of the callee. */
  answer(): void;
  press(digit: string): void;
  refer(referral: Referral): void;
  end(reason: EndReason, status?: number): void;
}

/** Who is at one side of a call. Told what the other side does. */
export interface Party {
  readonly kind: PartyKind;
  readonly number: string;
  /** Of a party that is reached over RTP. */
  readonly media?: PartyMedia | undefined;
  /** The call begins: a callee is called now. Not told again. */
  seated(seat: Seat): void;
  /** Of the caller: the callee rings. */
  ringing(): void;
  /** Of both. */
  answered(): void;
  /** The call is over, whoever ended it. */
  ended(ending: Ending): void;
  /** The other side has pressed a key. */
  pressed(digit: string): void;
  /** Once it is answered, of a party over SIP. */
  readonly dialog?: Dialog | undefined;
  /** Whether the value of Replaces names its call. */
  isNamedBy?(replaces: string): boolean;
  /**
   * The other side wants it to talk to somebody else; who is not told of that cannot.
   *
   * @param instead of whose call its own takes the place, where that one was asked first
   */
  referred?(referral: Referral, instead?: Dialog): void;
  /** @returns what it says in these 20 ms, 8,000 samples a second; nothing where it says nothing */
  take(nowMs: number): Frame | undefined;
  /** @param frame what it hears in these 20 ms */
  put(frame: Frame | undefined, nowMs: number): void;
}
