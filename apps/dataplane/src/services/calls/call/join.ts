import { randomUUID } from 'node:crypto';
import type { CallLocator, CallReason, CallRole } from '@switchboard/acs-wire';
import { chain, present, stay, withLeg, withoutLeg } from './call.ts';
import type { Call, Leg, Step } from './call.ts';
import { sameEnd } from './end.ts';
import type { End } from './end.ts';
import { forbidden } from './refusal.ts';
import { reasons } from './reasons.ts';
import { mayDo } from './roles.ts';
import { settle } from './settle.ts';

export interface Joiner {
  readonly user: string;
  readonly end: End;
  readonly displayName?: string;
  readonly role: CallRole;
  readonly muted: boolean;
  readonly camera: boolean;
}

/** A call of one: whoever starts it, before anybody was rung. */
export function begin(
  id: string,
  locator: CallLocator | undefined,
  joiner: Joiner,
  now: number,
): Call {
  const kind = locator === undefined ? 'direct' : 'groupId' in locator ? 'group' : 'room';
  const leg = newLeg(joiner, now, kind === 'direct' ? 'waiting' : 'connected');
  return {
    id,
    kind,
    ...(locator && { locator }),
    startedAt: now,
    startedBy: joiner.user,
    video: joiner.camera,
    legs: { [joiner.user]: leg },
    media: { mode: kind === 'direct' ? 'peer' : 'engine', generation: 1 },
    transfers: [],
    recording: false,
    failures: [],
  };
}

/** Somebody comes in; from elsewhere than before, the call moves there. */
export function join(call: Call, joiner: Joiner, now: number): Step {
  const former = call.legs[joiner.user];
  const moved =
    former?.end && !sameEnd(former.end, joiner.end)
      ? [{ leg: former, reason: reasons.movedToAnotherDevice }]
      : [];
  const rest = withoutLeg(call, joiner.user);
  const { answeredElsewhere: reason } = reasons;
  const step: Step = {
    call: withLeg(rest, newLeg(joiner, now, 'connected')),
    gone: moved,
    tell: (former?.ringing ?? []).map((end) => ({
      end,
      event: { type: 'call.incomingEnded', callId: call.id, reason },
    })),
  };
  return settle(step);
}

/** What each leg's role is now; `undefined` for somebody who may not be there any more. */
export function applyRoles(call: Call, roleOf: (user: string) => CallRole | CallReason): Step {
  return present(call).reduce<Step>(
    (step, leg) =>
      chain(step, (current) => {
        const role = roleOf(leg.user);
        if (typeof role === 'string') return stay(withLeg(current, withRole(leg, role)));
        const gone = [{ leg, reason: role }];
        return settle({ call: withoutLeg(current, leg.user), gone, tell: [] });
      }),
    stay(call),
  );
}

export function newLeg(joiner: Joiner, now: number, state: 'waiting' | 'connected'): Leg {
  const { displayName, user, role, end, muted, camera } = joiner;
  if (camera && !mayDo(role, 'sendVideo')) throw forbidden('Your role does not send video.');
  return {
    id: randomUUID(),
    user,
    ...(displayName !== undefined && { displayName }),
    role,
    state,
    end,
    ringing: [],
    muted: muted || !mayDo(role, 'sendAudio'),
    camera,
    screen: false,
    speaking: false,
    spotlight: false,
    ...(state === 'connected' && { answeredAt: now }),
  };
}

/** A new role takes away at once what it does not grant. */
function withRole(leg: Leg, role: CallRole): Leg {
  return {
    ...leg,
    role,
    muted: leg.muted || !mayDo(role, 'sendAudio'),
    camera: leg.camera && mayDo(role, 'sendVideo'),
    screen: leg.screen && mayDo(role, 'shareScreen'),
  };
}
