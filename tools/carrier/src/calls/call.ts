import type { Clock } from '@switchboard/kernel';
import type { Ending, Side } from './ending.ts';
import type { Party, PartyKind, PartyMedia, Referral, Seat } from './party.ts';

/** More than anybody dials; what is pressed after that is sent and not kept. */
const MAX_DIGITS = 128;

/** A call, as the API shows it. */
export interface CallView {
  readonly id: string;
  readonly state: 'ringing' | 'answered' | 'ended';
  readonly from: string;
  readonly to: string;
  readonly caller: PartyView;
  /** Absent where nobody could be called. */
  readonly callee?: PartyView;
  /** ISO 8601, of the carrier's clock. */
  readonly startedAt: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  readonly ending?: Ending;
}

export interface PartyView extends Partial<PartyMedia> {
  readonly kind: PartyKind;
  /** What it has pressed. */
  readonly digits: string;
}

export interface CallOptions {
  readonly id: string;
  readonly caller: Party;
  readonly to: string;
  readonly clock: Clock;
  /** Who is called in the call that the value of Replaces names. */
  readonly partnerOf: (replaces: string) => Party | undefined;
  readonly onOver: (call: Call) => void;
}

/** Two parties, from the dialling to the end. */
export class Call {
  readonly id: string;
  readonly to: string;
  readonly #options: CallOptions;
  readonly #startedAt: number;
  readonly #digits: Record<Side, string> = { caller: '', callee: '' };
  #callee: Party | undefined;
  #timer: Disposable | undefined;
  #hasRung = false;
  #answeredAt: number | undefined;
  #endedAt: number | undefined;
  #ending: Ending | undefined;
  #media: Partial<Record<Side, PartyMedia | undefined>> = {};

  constructor(options: CallOptions) {
    this.id = options.id;
    this.to = options.to;
    this.#options = options;
    this.#startedAt = options.clock.now();
  }

  get isOver(): boolean {
    return this.#ending !== undefined;
  }

  get caller(): Party {
    return this.#options.caller;
  }

  get callee(): Party | undefined {
    return this.#callee;
  }

  get view(): CallView {
    const callee = this.#callee;
    return {
      id: this.id,
      state: this.isOver ? 'ended' : this.#answeredAt === undefined ? 'ringing' : 'answered',
      ...{ from: this.caller.number, to: this.to, caller: this.#viewOf('caller', this.caller) },
      ...(callee && { callee: this.#viewOf('callee', callee) }),
      startedAt: isoOf(this.#startedAt),
      ...(this.#answeredAt !== undefined && { answeredAt: isoOf(this.#answeredAt) }),
      ...(this.#endedAt !== undefined && { endedAt: isoOf(this.#endedAt) }),
      ...(this.#ending && { ending: this.#ending }),
    };
  }

  /** The other one of whoever has the call that the value of Replaces names. */
  partnerOf(replaces: string): Party | undefined {
    if (this.caller.isNamedBy?.(replaces)) return this.#callee;
    return this.#callee?.isNamedBy?.(replaces) ? this.caller : undefined;
  }

  seat(side: Side): Seat {
    return {
      side,
      peer: side === 'caller' ? this.to : this.caller.number,
      ringing: () => this.#ring(),
      answer: () => this.#answer(),
      press: (digit) => this.#press(side, digit),
      refer: (referral) => this.#refer(side, referral),
      end: (reason, status) =>
        this.end({ reason, by: side, ...(status !== undefined && { status }) }),
    };
  }

  /** @param ringMs after which the network ends it */
  call(callee: Party, ringMs: number): void {
    if (this.isOver) return callee.ended(this.#ending!);
    this.#callee = callee;
    const late = (): void => this.end({ reason: 'no-answer', by: 'network' });
    this.#timer = this.#options.clock.after(ringMs, late);
    callee.seated(this.seat('callee'));
  }

  /** 20 ms in both directions; before the answer only what a callee over SIP lets be heard. */
  exchange(nowMs: number): void {
    const callee = this.#callee;
    const isAnswered = this.#answeredAt !== undefined;
    if (this.isOver || !callee || (!isAnswered && callee.kind === 'handset')) return;
    const heard = callee.take(nowMs);
    if (!isAnswered) return this.caller.put(heard, nowMs);
    const said = this.caller.take(nowMs);
    this.caller.put(heard, nowMs);
    callee.put(said, nowMs);
  }

  end(ending: Ending): void {
    if (this.isOver) return;
    this.#ending = ending;
    this.#endedAt = this.#options.clock.now();
    this.#timer?.[Symbol.dispose]();
    // Its ports are given back: what was counted is looked at once more.
    this.#media = { caller: this.caller.media, callee: this.#callee?.media };
    this.caller.ended(ending);
    this.#callee?.ended(ending);
    this.#options.onOver(this);
  }

  #ring(): void {
    if (this.isOver || this.#hasRung || this.#answeredAt !== undefined) return;
    this.#hasRung = true;
    this.caller.ringing();
  }

  #answer(): void {
    if (this.isOver || this.#answeredAt !== undefined) return;
    this.#answeredAt = this.#options.clock.now();
    this.#timer?.[Symbol.dispose]();
    this.#callee?.answered();
    this.caller.answered();
  }

  #press(side: Side, digit: string): void {
    if (this.isOver || this.#answeredAt === undefined) return;
    this.#digits[side] = (this.#digits[side] + digit).slice(0, MAX_DIGITS);
    const other = side === 'caller' ? this.#callee : this.caller;
    other?.pressed(digit);
  }

  /** Behind the trunk calls are transferred; the network itself transfers none. */
  #refer(side: Side, referral: Referral): void {
    const other = side === 'caller' ? this.#callee : this.caller;
    const isAnswered = !this.isOver && this.#answeredAt !== undefined;
    if (!isAnswered || other?.kind !== 'trunk' || !other.referred) return referral.reject(603);
    if (referral.replaces === undefined) return other.referred(referral);
    const instead = this.#options.partnerOf(referral.replaces)?.dialog;
    if (instead) other.referred(referral, instead);
    else referral.reject(481);
  }

  #viewOf(side: Side, party: Party): PartyView {
    const media = this.isOver ? this.#media[side] : party.media;
    return { kind: party.kind, digits: this.#digits[side], ...media };
  }
}

const isoOf = (at: number): string => new Date(at).toISOString();
