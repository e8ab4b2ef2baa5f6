import { randomUUID } from 'node:crypto';
import type { CallEvent, CallReason } from '@switchboard/acs-wire';
import { chain, legOf, stay, withLeg, withoutLeg } from './call.ts';
import type { Call, Leg, Notice, Step } from './call.ts';
import { sameEnd } from './end.ts';
import type { End } from './end.ts';
import { conflict, notFound } from './refusal.ts';
import { reasons } from './reasons.ts';
import { settle } from './settle.ts';

/** How long a phone rings. */
export const RING_MS = 120_000;

export interface Ring {
  readonly user: string;
  readonly displayName?: string;
  readonly ends: readonly End[];
  /** What the ends are told. */
  readonly incoming: CallEvent;
  /** How long it rings; as long as a phone does unless it says otherwise. */
  readonly ringMs?: number | undefined;
  readonly invitation?: string | undefined;
  readonly replaces?: readonly string[] | undefined;
}

export interface Answer {
  readonly user: string;
  readonly end: End;
  /** Where it rang, when it is answered from somewhere else. */
  readonly rangAt?: End;
  readonly displayName?: string;
  readonly muted: boolean;
  readonly camera: boolean;
}

/**
 * Rings somebody wherever they are. Somebody without an end cannot be reached, and has missed the call
 * all the same. Not settled yet.
 */
export function ring(call: Call, who: Ring, now: number): Step {
  const { user, displayName, ends, invitation, replaces } = who;
  const leg: Leg = {
    id: randomUUID(),
    user,
    ...(displayName !== undefined && { displayName }),
    role: 'Presenter',
    state: 'ringing',
    ringing: ends,
    ringsUntil: now + (who.ringMs ?? RING_MS),
    ...(invitation !== undefined && { invitation }),
    ...(replaces && { replaces }),
    muted: false,
    camera: false,
    screen: false,
    speaking: false,
    spotlight: false,
  };
  if (ends.length === 0) {
    const { unreachable: reason } = reasons;
    return { call: failed(call, reason), gone: [{ leg, reason }], tell: [] };
  }
  const tell: Notice[] = ends.map((end) => ({ end, event: who.incoming }));
  return { call: withLeg(call, leg), gone: [], tell };
}

/** Somebody for whom it rings is at a further end now: it rings there as well. */
export function ringAlso(call: Call, user: string, end: End, incoming: CallEvent): Step {
  const leg = legOf(call, user);
  const isThere = leg?.ringing.some((one) => sameEnd(one, end));
  if (leg?.state !== 'ringing' || isThere) return stay(call);
  const further = withLeg(call, { ...leg, ringing: [...leg.ringing, end] });
  return { call: further, gone: [], tell: [{ end, event: incoming }] };
}

/** What the phone network says before anybody answers is heard by whoever called, and by nobody who talks already. */
export function hearEarly(call: Call, user: string, end: End): Step {
  const leg = ringingAt(call, user, end);
  const legs = Object.values(call.legs);
  const isHeard = legs.some(({ early, answeredAt }) => early || answeredAt !== undefined);
  const isAlone = end.media === 'server' && leg.ringing.length === 1;
  if (call.kind !== 'direct' || !isAlone || isHeard) throw conflict('Nobody waits to hear this.');
  return stay(withLeg(call, { ...leg, early: end }));
}

/** What was heard before the answer broke down; it may be answered all the same. */
export function stopEarly(call: Call, { early: _lost, ...leg }: Leg): Step {
  return stay(withLeg(call, leg));
}

/** The first that answers has the call; the others stop ringing. */
export function accept(call: Call, answer: Answer, now: number): Step {
  const { displayName, muted, camera, end, rangAt = end } = answer;
  const leg = ringingAt(call, answer.user, rangAt);
  const others = leg.ringing.filter((one) => !sameEnd(one, rangAt));
  const { ringsUntil: _over, early: _heard, ...rest } = leg;
  const answered: Leg = {
    ...rest,
    ...(displayName !== undefined && { displayName }),
    state: 'connected',
    end,
    ringing: [],
    muted,
    camera,
    answeredAt: now,
  };
  const step: Step = {
    call: connectWaiting(withLeg(call, answered), now),
    gone: [],
    tell: others.map((one) => ended(call, one, reasons.answeredElsewhere)),
  };
  return settle(
    chain(step, (current) => replace(current, answered)),
    reasons.hungUp,
  );
}

export function reject(
  call: Call,
  user: string,
  end: End,
  reason: CallReason = reasons.declined,
): Step {
  const leg = ringingAt(call, user, end);
  const others = leg.ringing.filter((one) => !sameEnd(one, end));
  return settle({
    call: failed(withoutLeg(call, user), reason),
    gone: [{ leg: { ...leg, ringing: [] }, reason }],
    tell: [
      ended(call, end, reason),
      ...others.map((one) => ended(call, one, reasons.declinedElsewhere)),
    ],
  });
}

/** Ends the ringing that has lasted long enough. */
export function stopRinging(call: Call, now: number): Step {
  const late = Object.values(call.legs).filter(
    ({ ringsUntil }) => ringsUntil !== undefined && ringsUntil <= now,
  );
  const left = late.reduce(
    (rest, { user }) => failed(withoutLeg(rest, user), reasons.noAnswer),
    call,
  );
  return settle({
    call: left,
    gone: late.map((leg) => ({ leg, reason: reasons.noAnswer })),
    tell: [],
  });
}

/** What rings is gone, or cannot ring now. */
export function stopEnd(call: Call, user: string, end: End, reason: CallReason): Step {
  const leg = call.legs[user];
  if (!leg?.ringing.some((one) => sameEnd(one, end))) return stay(call);
  const others = leg.ringing.filter((one) => !sameEnd(one, end));
  if (others.length > 0) return stay(withLeg(call, { ...leg, ringing: others }));
  return settle({
    call: failed(withoutLeg(call, user), reason),
    gone: [{ leg: { ...leg, ringing: [] }, reason }],
    tell: [],
  });
}

export function assertAbsent(call: Call, user: string): void {
  if (call.legs[user]) throw conflict('This person is in the call already, or it rings for them.');
}

/** @throws Refusal when this end does not ring */
export function ringingAt(call: Call, user: string, end: End): Leg {
  const leg = legOf(call, user);
  if (leg?.state !== 'ringing' || !leg.ringing.some((one) => sameEnd(one, end))) {
    throw notFound('This call does not ring here any more.');
  }
  return leg;
}

function failed(call: Call, reason: CallReason): Call {
  return { ...call, failures: [...call.failures, reason] };
}

/** A call that was transferred to somebody is theirs once they have answered. */
export function replace(call: Call, { replaces = [] }: Leg): Step {
  const gone = replaces.flatMap((user) => {
    const leg = legOf(call, user);
    return leg ? [{ leg, reason: reasons.hungUp }] : [];
  });
  const rest = gone.reduce((left, { leg }) => withoutLeg(left, leg.user), call);
  return { call: rest, gone, tell: [] };
}

export function connectWaiting(call: Call, now: number): Call {
  const waiting = Object.values(call.legs).filter(({ state }) => state === 'waiting');
  return waiting.reduce<Call>(
    (rest, leg) => withLeg(rest, { ...leg, state: 'connected', answeredAt: now }),
    call,
  );
}

function ended(call: Call, end: End, reason: CallReason): Notice {
  return { end, event: { type: 'call.incomingEnded', callId: call.id, reason } };
}
