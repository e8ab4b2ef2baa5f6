import type { CallEvent, CallParticipant, CallView } from '@switchboard/acs-wire';
import { present } from './call.ts';
import type { Call, Departure, Leg, Notice } from './call.ts';
import { actionsOf } from './roles.ts';

/** The whole call, as the person of `leg` sees it. */
export function viewOf(call: Call, leg: Leg): CallView {
  const { id, kind, locator, startedAt, recording } = call;
  return {
    id,
    kind,
    ...(locator && { locator }),
    startedAt,
    recording,
    may: actionsOf(leg.role),
    participants: participantsOf(call),
  };
}

/** What those who stay hear of the difference between two states of a call. */
export function changes(before: Call, after: Call, gone: readonly Departure[]): Notice[] {
  const known = new Map(participantsOf(before).map((one) => [one.id, JSON.stringify(one)]));
  const changed = participantsOf(after).filter((one) => known.get(one.id) !== JSON.stringify(one));
  const ended = gone
    .filter(({ leg }) => known.has(leg.id))
    .map(({ leg, reason }): CallParticipant => ({
      ...participant(leg, undefined),
      state: 'ended',
      reason,
    }));
  const participants = [...changed, ...ended];
  const recording = before.recording === after.recording ? {} : { recording: after.recording };
  return present(after).flatMap((leg) => {
    const former = before.legs[leg.user];
    // Who has just come gets the whole view instead.
    if (former?.end === undefined) return [];
    const may = former.role === leg.role ? {} : { may: actionsOf(leg.role) };
    if (participants.length === 0 && !('recording' in recording) && !('may' in may)) return [];
    const event: CallEvent = {
      type: 'call.changed',
      callId: after.id,
      ...recording,
      ...may,
      ...(participants.length > 0 && { participants }),
    };
    return [{ end: leg.end!, event }];
  });
}

function participantsOf(call: Call): CallParticipant[] {
  const legs = Object.values(call.legs);
  const hands = legs
    .filter(({ hand }) => hand !== undefined)
    .sort((a, b) => a.hand! - b.hand!)
    .map(({ user }) => user);
  return legs.map((leg) => {
    const at = hands.indexOf(leg.user);
    return participant(leg, at < 0 ? undefined : at + 1);
  });
}

function participant(leg: Leg, hand: number | undefined): CallParticipant {
  const { id, user, displayName, state, role, muted, camera, screen, speaking, spotlight } = leg;
  const { early } = leg;
  return {
    id,
    user,
    ...(displayName !== undefined && { displayName }),
    state,
    ...(early && { early: true }),
    role,
    muted,
    camera,
    screen,
    speaking,
    ...(hand !== undefined && { hand }),
    spotlight,
  };
}
