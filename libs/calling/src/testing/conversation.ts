import type {
  AddPhoneNumberOptions,
  CallEndReason,
  CallState,
  CustomContext,
  DtmfTone,
  Reaction,
} from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import type { FakeEmitter } from './fake-emitter.ts';
import type { Shown } from './shown.ts';

/** A person's leg, as the conversation knows it. */
export interface Member {
  readonly shown: Shown;
  readonly features: FakeEmitter;
  /** Calls others from the same agent, as a transfer does. */
  startAnother(
    people: readonly CommunicationIdentifier[],
    options: AddPhoneNumberOptions,
  ): FakeEmitter & { readonly state: CallState };
  /** Goes on in another call. */
  moveTo(conversation: Conversation): void;
  pressed(tone: DtmfTone): void;
  connected(): void;
  ended(reason: CallEndReason): void;
  /** Takes over what the conversation looks like now. */
  sync(): void;
  mutedByOther(): void;
  handChanged(user: string, up: boolean): void;
  spotlightChanged(): void;
  dominantChanged(): void;
  reacted(user: string, reaction: Reaction): void;
  received(from: string, channelId: number, data: Uint8Array): void;
}

/** A device that it rings at. */
export interface RingingDevice {
  end(reason: CallEndReason): void;
}

/** Rings at one device of somebody. */
export type RingDevice = (context?: CustomContext) => RingingDevice;

const HUNG_UP = { code: 0, subCode: 0 };

/** What the service knows of one call: who is in it, whom it rings for. */
export class Conversation {
  readonly kind: 'direct' | 'group' | 'room';
  readonly legs = new Map<string, Member>();
  readonly ringing = new Map<
    string,
    { readonly name: string; readonly devices: RingingDevice[] }
  >();
  readonly #hands = new Set<string>();
  readonly #lit = new Set<string>();
  /** Why who is not here any more has gone. */
  readonly #gone = new Map<string, CallEndReason>();
  #dominant: string[] = [];
  recording = false;

  constructor(kind: Conversation['kind']) {
    this.kind = kind;
  }

  get hands(): readonly string[] {
    return [...this.#hands];
  }

  get lit(): ReadonlySet<string> {
    return this.#lit;
  }

  get dominant(): readonly string[] {
    return this.#dominant;
  }

  wentWith(user: string): CallEndReason {
    return this.#gone.get(user) ?? HUNG_UP;
  }

  /** @param silence why nobody rings, where there are no devices */
  ring(
    user: string,
    ringers: readonly RingDevice[],
    silence: CallEndReason,
    context?: CustomContext,
  ): void {
    if (ringers.length === 0) return this.settle(silence);
    const devices = ringers.map((ring) => ring(context));
    this.ringing.set(user, { name: user, devices });
    this.changed();
  }

  answered(user: string, call: Member, device: RingingDevice): void {
    const others = this.ringing.get(user)?.devices.filter((one) => one !== device) ?? [];
    this.ringing.delete(user);
    for (const one of others) one.end({ code: 487, subCode: 10003 });
    this.enter(user, call);
    for (const leg of this.legs.values()) leg.connected();
  }

  declined(user: string): void {
    const devices = this.ringing.get(user)?.devices ?? [];
    this.ringing.delete(user);
    this.#gone.set(user, { code: 603, subCode: 0 });
    for (const one of devices) one.end({ code: 603, subCode: 0 });
    this.settle({ code: 603, subCode: 0 });
  }

  enter(user: string, call: Member): void {
    this.legs.set(user, call);
    this.changed();
  }

  leave(user: string, reason: CallEndReason, forOthers: CallEndReason = HUNG_UP): void {
    const leg = this.legs.get(user);
    this.legs.delete(user);
    this.#gone.set(user, reason);
    this.#hands.delete(user);
    this.#lit.delete(user);
    leg?.ended(reason);
    this.settle(forOthers);
  }

  endForEveryone(by: string): void {
    for (const user of [...this.legs.keys()]) {
      const leg = this.legs.get(user);
      this.legs.delete(user);
      leg?.ended(user === by ? HUNG_UP : { code: 0, subCode: 4097 });
    }
  }

  /** A call between people ends with the last of them, a group only when it is empty. */
  settle(reason: CallEndReason): void {
    if (this.legs.size === 0) this.#stopRinging();
    if (this.kind === 'direct' && this.legs.size === 1 && this.ringing.size === 0) {
      const [[user, last] = []] = this.legs;
      if (user !== undefined) this.legs.delete(user);
      last?.ended(reason);
    }
    this.changed();
  }

  setHand(user: string, up: boolean): void {
    if (up) this.#hands.add(user);
    else this.#hands.delete(user);
    for (const leg of this.legs.values()) leg.handChanged(user, up);
  }

  setLit(users: readonly string[], on: boolean): void {
    for (const user of users) {
      if (on) this.#lit.add(user);
      else this.#lit.delete(user);
    }
    for (const leg of this.legs.values()) leg.spotlightChanged();
  }

  speak(user: string): void {
    this.#dominant = [user, ...this.#dominant.filter((one) => one !== user)];
    for (const leg of this.legs.values()) leg.dominantChanged();
  }

  react(user: string, reactionType: Reaction): void {
    for (const leg of this.legs.values()) leg.reacted(user, reactionType);
  }

  press(by: string, tone: DtmfTone): void {
    for (const [user, leg] of this.legs) if (user !== by) leg.pressed(tone);
  }

  send(from: string, channelId: number, data: Uint8Array, to?: readonly string[]): void {
    for (const [user, leg] of this.legs) {
      if (user !== from && (to?.includes(user) ?? true)) leg.received(from, channelId, data);
    }
  }

  changed(): void {
    for (const leg of this.legs.values()) leg.sync();
  }

  #stopRinging(): void {
    for (const { devices } of this.ringing.values()) {
      for (const device of devices) device.end({ code: 487, subCode: 0 });
    }
    this.ringing.clear();
  }
}
