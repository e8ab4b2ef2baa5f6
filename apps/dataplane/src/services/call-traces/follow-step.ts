import { sameEnd } from '../calls/port.ts';
import type { Call, Departure, Leg, Step } from '../calls/port.ts';
import { hideNumber } from './hide-number.ts';
import type { NewEntry } from './port.ts';

type Signalled = Extract<NewEntry, { area: 'signalling' }>;

/** What a step with a call was, for who looks after calls. */
export function followStep(before: Call, { call, gone }: Step): readonly NewEntry[] {
  return [
    ...Object.values(call.legs).flatMap((leg) => ofLeg(before.legs[leg.user], leg)),
    ...gone.filter((one) => !isMovedWithin(call, one)).map(departed),
    ...ofTransfers(before, call),
    ...ofRecording(before, call),
    ...ofMedia(before, call),
  ];
}

export function signalled(
  step: Signalled['step'],
  user: string | null,
  reason: Signalled['reason'] = null,
): Signalled {
  return { area: 'signalling', step, who: user === null ? null : hideNumber(user), reason };
}

function ofLeg(former: Leg | undefined, leg: Leg): readonly Signalled[] {
  const { user } = leg;
  if (!former) return [signalled(leg.end ? 'joined' : 'rings', user)];
  if (!former.end) return leg.end ? [signalled('answered', user)] : [];
  return [
    ...(sameEnd(former.end, leg.end) ? [] : [signalled('moved', user)]),
    ...(former.state !== 'hold' && leg.state === 'hold' ? [signalled('held', user)] : []),
    ...(former.state === 'hold' && leg.state !== 'hold' ? [signalled('resumed', user)] : []),
    ...(former.muted === leg.muted ? [] : [signalled(leg.muted ? 'muted' : 'unmuted', user)]),
  ];
}

/** Somebody goes on in the same call at another place, which their leg says. */
function isMovedWithin(call: Call, { leg: { user } }: Departure): boolean {
  return Object.hasOwn(call.legs, user);
}

function departed({ leg, reason, isMoved = false }: Departure): Signalled {
  const { code, subCode } = reason;
  const step = isMoved ? 'wentOn' : leg.end ? 'left' : 'stoppedRinging';
  return signalled(step, leg.user, { code, subCode });
}

function ofTransfers(before: Call, after: Call): readonly Signalled[] {
  const known = new Set(before.transfers.map(({ id }) => id));
  return after.transfers
    .filter(({ id }) => !known.has(id))
    .map(({ by }) => signalled('transferred', by));
}

function ofRecording({ recording: was }: Call, { recording: is }: Call): readonly Signalled[] {
  if (was === is) return [];
  return [signalled(is ? 'recordingBegan' : 'recordingEnded', null)];
}

function ofMedia({ media: was }: Call, { media: is }: Call): readonly NewEntry[] {
  if (was.generation === is.generation) return [];
  const step = was.mode === is.mode ? 'renewed' : is.mode === 'peer' ? 'direct' : 'engine';
  return [{ area: 'media', who: null, step, quality: null }];
}
