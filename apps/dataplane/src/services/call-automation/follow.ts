import { callIdentifier } from '@switchboard/acs-wire';
import type { CallAutomationParticipant } from '@switchboard/acs-wire';
import { AUTOMATION } from './automation-end.ts';
import type { Call, Departure, Leg, Step } from '../calls/port.ts';
import { reasons } from '../calls/port.ts';
import { endingOf, outcomeOf, succeeded } from './refusal.ts';

/** Where what came of an action is told, and in whose words. */
export interface Origin {
  readonly operationContext?: string | undefined;
  /** Of this action, instead of the connection's. */
  readonly callbackUri?: string | undefined;
}

/** Somebody who was rung to come in, and for a transfer whom they are to talk to. */
export interface Invitation {
  readonly id: string;
  readonly user: string;
  readonly transferee?: string;
  readonly origin: Origin;
  /** Who asked for it to be cancelled. */
  readonly cancelled?: Origin;
}

/** What is told to an application. */
export interface Told {
  /** Without `Microsoft.Communication.`. */
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly origin?: Origin;
}

/** What has to be known of an application's part in a call to say what it is told. */
export interface Followed {
  readonly id: string;
  readonly isConnected: boolean;
  readonly hasHungUp: boolean;
  /** It called, and is told of it when nobody comes. */
  readonly isCaller: boolean;
  /** Of the last `ParticipantsUpdated`. */
  readonly sequence: number;
  readonly invitations: readonly Invitation[];
  /** Whom it takes out. */
  readonly removing?: { readonly user: string; readonly origin: Origin };
}

export interface Following {
  readonly followed: Followed;
  readonly told: readonly Told[];
  /** Nothing is told after this. */
  readonly isOver: boolean;
}

/** What an application is told of a step that was made with its call, in this order. */
export function follow(followed: Followed, before: Call, step: Step): Following {
  const leg = partOf(step.call, followed.id);
  const resolved = followed.invitations.flatMap((one) => outcome(one, step) ?? []);
  const connected = connecting(followed, leg);
  const isConnected = followed.isConnected || connected.length > 0;
  const departure = leg ? undefined : step.gone.find((one) => isPart(one.leg, followed.id));
  const isChanged = connected.length > 0 || differs(before, step.call);
  const roster = isConnected && leg && isChanged ? [updated(followed.sequence + 1, step.call)] : [];
  const done = new Set(resolved.map(({ id }) => id));
  return {
    followed: {
      ...followed,
      isConnected,
      sequence: followed.sequence + roster.length,
      invitations: followed.invitations.filter(({ id }) => !done.has(id)),
    },
    told: [
      ...connected,
      ...roster,
      ...resolved.map(({ told }) => told),
      ...removed(followed, step),
      ...(departure ? [ending({ ...followed, isConnected }, departure)] : []),
    ],
    isOver: departure !== undefined,
  };
}

/** Everybody who is in the call, and not only rung. */
export function rosterOf(call: Call): CallAutomationParticipant[] {
  return Object.values(call.legs).filter(isIn).map(participantOf);
}

export function isIn({ state }: Leg): boolean {
  return state === 'connected' || state === 'hold';
}

export function participantOf({ user, muted, state }: Leg): CallAutomationParticipant {
  return { identifier: callIdentifier(user), isMuted: muted, isOnHold: state === 'hold' };
}

function connecting({ isConnected }: Followed, leg: Leg | undefined): Told[] {
  if (isConnected || !leg || !isIn(leg)) return [];
  return [{ type: 'CallConnected', data: { resultInformation: succeeded } }];
}

function differs(before: Call, after: Call): boolean {
  return JSON.stringify(rosterOf(before)) !== JSON.stringify(rosterOf(after));
}

function updated(sequenceNumber: number, call: Call): Told {
  const participants = rosterOf(call);
  return {
    type: 'ParticipantsUpdated',
    data: { participants, sequenceNumber, resultInformation: succeeded },
  };
}

/** What came of an invitation, once something did: one that was redirected goes on. */
function outcome(
  invitation: Invitation,
  { call, gone }: Step,
): { readonly id: string; readonly told: Told } | undefined {
  const { id } = invitation;
  const leg = Object.values(call.legs).find((one) => one.invitation === id);
  if (leg?.state === 'ringing') return undefined;
  if (leg) return { id, told: accepted(invitation, leg) };
  const left = gone.find((one) => one.leg.invitation === id);
  return left && { id, told: failed(invitation, left) };
}

function accepted({ id, transferee, origin }: Invitation, { user }: Leg): Told {
  const target = callIdentifier(user);
  if (transferee === undefined) {
    const data = { participant: target, invitationId: id, resultInformation: succeeded };
    return { type: 'AddParticipantSucceeded', data, origin };
  }
  const parties = { transferTarget: target, transferee: callIdentifier(transferee) };
  const data = { ...parties, resultInformation: succeeded };
  return { type: 'CallTransferAccepted', data, origin };
}

function failed({ id, user, transferee, origin, cancelled }: Invitation, left: Departure): Told {
  if (cancelled) {
    const data = { invitationId: id, resultInformation: succeeded };
    return { type: 'CancelAddParticipantSucceeded', data, origin: cancelled };
  }
  const resultInformation = outcomeOf(left.reason);
  if (transferee !== undefined) {
    return { type: 'CallTransferFailed', data: { resultInformation }, origin };
  }
  const participant = callIdentifier(user);
  const data = { participant, invitationId: id, resultInformation };
  return { type: 'AddParticipantFailed', data, origin };
}

function removed({ removing }: Followed, { gone }: Step): Told[] {
  if (!removing || !gone.some(({ leg }) => leg.user === removing.user)) return [];
  const participant = callIdentifier(removing.user);
  const data = { participant, resultInformation: succeeded };
  return [{ type: 'RemoveParticipantSucceeded', data, origin: removing.origin }];
}

/** Whoever was rejected is told that the call is over, and whoever reached nobody that there was none. */
function ending({ isConnected, isCaller, hasHungUp }: Followed, { reason }: Departure): Told {
  if (isConnected || !isCaller || hasHungUp || reason.code === reasons.declined.code) {
    const resultInformation = endingOf(reason, hasHungUp);
    return { type: 'CallDisconnected', data: { resultInformation } };
  }
  return { type: 'CreateCallFailed', data: { resultInformation: outcomeOf(reason) } };
}

export function partOf(call: Call, id: string): Leg | undefined {
  return Object.values(call.legs).find((leg) => isPart(leg, id));
}

function isPart({ end }: Leg, id: string): boolean {
  return end?.kind === AUTOMATION && end.id === id;
}
