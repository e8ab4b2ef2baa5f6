import type { CallEvent, CallLocator, CallReason, CallRole } from '@switchboard/acs-wire';
import type { End } from './end.ts';

/** One person in a call: rung, waiting for the other side, connected or on hold. */
export interface Leg {
  readonly id: string;
  readonly user: string;
  readonly displayName?: string;
  readonly role: CallRole;
  readonly state: 'ringing' | 'waiting' | 'connected' | 'hold';
  /** Where it ends; absent while it rings. */
  readonly end?: End;
  /** What rings. */
  readonly ringing: readonly End[];
  /** Which of those can be heard before it answers. */
  readonly early?: End;
  /** When ringing ends without an answer. Epoch milliseconds. */
  readonly ringsUntil?: number;
  /** Of the invitation by which the service brought them in. */
  readonly invitation?: string;
  /** Who leaves as soon as it is answered: the call was transferred to this person. */
  readonly replaces?: readonly string[];
  readonly muted: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
  readonly speaking: boolean;
  /** When the hand went up; absent while it is down. */
  readonly hand?: number;
  readonly spotlight: boolean;
  readonly answeredAt?: number;
}

export interface Transfer {
  readonly id: string;
  readonly by: string;
  /** Who was asked to call somebody else; absent where that one is rung in this call instead. */
  readonly user?: string;
}

/** A call as one immutable value; every change makes the next one. */
export interface Call {
  readonly id: string;
  readonly kind: 'direct' | 'group' | 'room';
  readonly locator?: CallLocator;
  readonly startedAt: number;
  readonly startedBy: string;
  /** Whether it began with a camera. */
  readonly video: boolean;
  /** By user: a person has one leg; joining from elsewhere moves it there. */
  readonly legs: Readonly<Record<string, Leg>>;
  readonly media: { readonly mode: 'peer' | 'engine'; readonly generation: number };
  readonly transfers: readonly Transfer[];
  readonly recording: boolean;
  /** Why those who never connected did not, for the word to the caller. */
  readonly failures: readonly CallReason[];
}

/** What one step did: the call after it, who left and why, and what has to be said besides. */
export interface Step {
  readonly call: Call;
  readonly gone: readonly Departure[];
  readonly tell: readonly Notice[];
}

export interface Departure {
  readonly leg: Leg;
  readonly reason: CallReason;
  /** Goes on in another call, and hears of that. */
  readonly isMoved?: boolean;
}

export interface Notice {
  readonly end: End;
  readonly event: CallEvent;
}

/** Legs with an end: everybody who is in the call and not only rung. */
export function present(call: Call): Leg[] {
  return Object.values(call.legs).filter(({ end }) => end !== undefined);
}

/** Of whoever a client names, which may be a name that every object has. */
export function legOf(call: Call, user: string): Leg | undefined {
  return Object.hasOwn(call.legs, user) ? call.legs[user] : undefined;
}

/** Where the media of a leg ends, if it has any yet. */
export function mediaEnd({ end, early }: Leg): End | undefined {
  return end ?? early;
}

export function ringing(call: Call): Leg[] {
  return Object.values(call.legs).filter(({ state }) => state === 'ringing');
}

export function withLeg(call: Call, leg: Leg): Call {
  return { ...call, legs: { ...call.legs, [leg.user]: leg } };
}

export function withoutLeg(call: Call, user: string): Call {
  const { [user]: _gone, ...legs } = call.legs;
  return { ...call, legs };
}

/** A step that only changes the call. */
export function stay(call: Call): Step {
  return { call, gone: [], tell: [] };
}

/** Two steps as one. */
export function chain(step: Step, next: (call: Call) => Step): Step {
  const { call, gone, tell } = next(step.call);
  return { call, gone: [...step.gone, ...gone], tell: [...step.tell, ...tell] };
}
