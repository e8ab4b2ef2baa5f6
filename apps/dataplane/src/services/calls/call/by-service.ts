import type { CallReason } from '@switchboard/acs-wire';
import { chain, withLeg, withoutLeg } from './call.ts';
import type { Call, Leg, Step } from './call.ts';
import type { End } from './end.ts';
import { newLeg } from './join.ts';
import { notFound } from './refusal.ts';
import { reasons } from './reasons.ts';
import { accept, assertAbsent, connectWaiting, replace, ring, ringingAt } from './ring.ts';
import type { Answer, Ring } from './ring.ts';
import { settle } from './settle.ts';

/** Where somebody is rung who may be answered for. */
export interface Rung {
  readonly user: string;
  readonly end: End;
}

/** Answers for somebody: as them, or as another participant, and then it rings for them no more. */
export function answerFor(call: Call, rung: Rung, answer: Answer, now: number): Step {
  if (answer.user === rung.user) return accept(call, { ...answer, rangAt: rung.end }, now);
  const former = ringingAt(call, rung.user, rung.end);
  assertAbsent(call, answer.user);
  const leg: Leg = {
    ...newLeg({ ...answer, role: 'Presenter' }, now, 'connected'),
    ...kept(former),
  };
  const step: Step = {
    call: connectWaiting(withLeg(withoutLeg(call, rung.user), leg), now),
    gone: [{ leg: former, reason: reasons.answeredElsewhere }],
    tell: [],
  };
  return settle(
    chain(step, (current) => replace(current, leg)),
    reasons.hungUp,
  );
}

/** Rings somebody else instead. */
export function redirect(call: Call, rung: Rung, who: Ring, now: number): Step {
  const former = ringingAt(call, rung.user, rung.end);
  const rest = withoutLeg(call, rung.user);
  assertAbsent(rest, who.user);
  const gone = [{ leg: former, reason: reasons.answeredElsewhere }];
  const step = chain({ call: rest, gone, tell: [] }, (current) =>
    ring(current, { ...who, ...kept(former) }, now),
  );
  return settle(step);
}

/** @throws Refusal when nobody is rung by this invitation any more */
export function cancelInvitation(call: Call, invitation: string): Step {
  const leg = Object.values(call.legs).find(
    (one) => one.invitation === invitation && one.state === 'ringing',
  );
  if (!leg) throw notFound('Nobody is rung by this invitation any more.');
  const reason: CallReason = reasons.cancelled;
  return settle({ call: withoutLeg(call, leg.user), gone: [{ leg, reason }], tell: [] }, reason);
}

/** What whoever comes instead takes over. */
function kept({ invitation, replaces }: Leg): Pick<Leg, 'invitation' | 'replaces'> {
  return { ...(invitation !== undefined && { invitation }), ...(replaces && { replaces }) };
}
