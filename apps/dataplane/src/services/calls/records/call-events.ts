import { callIdentifier } from '@switchboard/acs-wire';
import type { CallLocator, CallReason } from '@switchboard/acs-wire';
import type { NewEvent } from '../../events/port.ts';
import { legOf } from '../call/call.ts';
import type { Call, Departure, Leg, Step } from '../call/call.ts';
import { reasons } from '../call/reasons.ts';
import { correlationIdOf, serverCallIdOf } from '../server-call-id.ts';

export const CALL_EVENTS = [
  'CallStarted',
  'CallEnded',
  'CallParticipantAdded',
  'CallParticipantRemoved',
] as const;

/** What every event of a call says of it. */
export interface CallFacts {
  readonly id: string;
  readonly kind: string;
  readonly locator?: CallLocator | undefined;
  readonly startedBy: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
}

/** That a call began, and who is in it from its beginning. */
export function beginningEvents(call: Call): NewEvent[] {
  const started: NewEvent = {
    type: 'CallStarted',
    subject: `${subjectOf(call)}/startedBy/${call.startedBy}`,
    data: factsOf(call),
    timeMs: call.startedAt,
    key: `call started ${call.id}`,
  };
  const there = Object.values(call.legs).filter(({ answeredAt }) => answeredAt !== undefined);
  const added = there.map((leg) =>
    participantEvent('CallParticipantAdded', call, leg, call.startedAt),
  );
  return [started, ...added];
}

/** Who came and who went in a step, and that the call is over after it. */
export function eventsOf(before: Call, step: Step, nowMs: number): NewEvent[] {
  const { call, gone } = step;
  const came = Object.values(call.legs).filter(
    (leg) => leg.answeredAt !== undefined && legOf(before, leg.user)?.answeredAt === undefined,
  );
  const left = gone.filter(({ leg }) => leg.answeredAt !== undefined);
  const isOver = Object.keys(call.legs).length === 0 && Object.keys(before.legs).length > 0;
  return [
    ...came.map((leg) => participantEvent('CallParticipantAdded', call, leg, nowMs)),
    ...left.map(({ leg }) => participantEvent('CallParticipantRemoved', call, leg, nowMs)),
    ...(isOver ? [endedEvent(call, whoEnded(gone), nowMs)] : []),
  ];
}

/** Who hung up; else who went first, as somebody who declines: the others went because of them. */
function whoEnded(gone: readonly Departure[]): Departure | undefined {
  return gone.find(({ reason }) => reason === reasons.hungUp) ?? gone[0];
}

/** @param ended by whom; absent when nobody went by themselves, but a process died */
export function endedEvent(call: CallFacts, ended: Departure | undefined, nowMs: number): NewEvent {
  const by = ended?.leg.user ?? call.startedBy;
  const reason: CallReason = ended?.reason ?? reasons.serviceRestarted;
  const isOurs = reason.code === reasons.serviceRestarted.code;
  return {
    type: 'CallEnded',
    subject: subjectOf(call),
    data: {
      ...factsOf(call),
      endedBy: {
        communicationIdentifier: callIdentifier(by),
        type: isOurs ? 'MicrosoftInternal' : 'Participant',
        name: ended?.leg.displayName ?? '',
      },
      reason: { code: reason.code, subCode: reason.subCode, phrase: '' },
      callDurationInSeconds: Math.max(0, (nowMs - call.startedAt) / 1_000),
    },
    timeMs: nowMs,
    key: `call ended ${call.id}`,
  };
}

function participantEvent(
  type: 'CallParticipantAdded' | 'CallParticipantRemoved',
  call: Call,
  { id, user, role, displayName = '' }: Leg,
  timeMs: number,
): NewEvent {
  return {
    type,
    subject: `${subjectOf(call)}/participant/${user}`,
    data: {
      ...factsOf(call),
      user: { communicationIdentifier: callIdentifier(user), role },
      ...{ displayName, participantId: id, userAgent: '' },
    },
    timeMs,
    key: `${type} ${id}`,
  };
}

function subjectOf({ id }: CallFacts): string {
  return `call/${serverCallIdOf(id)}`;
}

/** Whoever began it may do everything in it. */
function factsOf({ id, kind, locator, startedBy }: CallFacts): Record<string, unknown> {
  return {
    startedBy: { communicationIdentifier: callIdentifier(startedBy), role: 'Presenter' },
    ...{ serverCallId: serverCallIdOf(id), correlationId: correlationIdOf(id) },
    ...(locator && 'groupId' in locator && { group: { id: locator.groupId } }),
    ...(locator && 'roomId' in locator && { room: { id: locator.roomId } }),
    ...{ isTwoParty: kind === 'direct', isRoomsCall: kind === 'room' },
  };
}
