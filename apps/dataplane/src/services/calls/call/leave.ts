import type { CallReason } from '@switchboard/acs-wire';
import { legOf, withoutLeg } from './call.ts';
import type { Call, Departure, Leg, Step } from './call.ts';
import { forbidden, notFound } from './refusal.ts';
import { reasons } from './reasons.ts';
import { mayDo } from './roles.ts';
import { settle } from './settle.ts';

const causes = {
  'media-lost': reasons.mediaLost,
  'media-failed': reasons.mediaFailed,
} as const;

/** Somebody hangs up, or their media does it for them. */
export function hangUp(call: Call, leg: Leg, cause?: keyof typeof causes): Step {
  if (cause) return leave(call, { leg, reason: causes[cause] }, reasons.otherLost);
  const reason = leg.state === 'waiting' ? reasons.cancelled : reasons.hungUp;
  return leave(call, { leg, reason }, reasons.hungUp);
}

export function endForEveryone(call: Call, by: Leg): Step {
  if (!mayDo(by.role, 'endForEveryone')) throw forbidden('Your role does not end the call.');
  const gone = Object.values(call.legs).map((leg) => ({
    leg,
    reason: leg === by ? reasons.hungUp : reasons.endedForEveryone,
  }));
  return { call: { ...call, legs: {} }, gone, tell: [] };
}

export function endWholeCall(call: Call, reason: CallReason): Step {
  const gone = Object.values(call.legs).map((leg) => ({ leg, reason }));
  return { call: { ...call, legs: {} }, gone, tell: [] };
}

/** Takes somebody else out, or stops ringing for them. */
export function remove(call: Call, by: Leg, user: string): Step {
  if (!mayDo(by.role, 'removeParticipant')) throw forbidden('Your role does not remove people.');
  const leg = legOf(call, user);
  if (!leg) throw notFound('This person is not in the call.');
  return leave(call, { leg, reason: reasons.removed }, reasons.hungUp);
}

/** A client has not come back in time, its access ended, or another end broke down. */
export function lose(call: Call, leg: Leg, reason: CallReason): Step {
  // What an end hung up, or a cap on spend ended, was not lost: the others hear that.
  const isTold = reason.code === 0 || reason.code === reasons.cutOff.code;
  return leave(call, { leg, reason }, isTold ? reason : reasons.otherLost);
}

function leave(call: Call, departure: Departure, last: CallReason): Step {
  const step = { call: withoutLeg(call, departure.leg.user), gone: [departure], tell: [] };
  return settle(step, last);
}
