import { legOf, withoutLeg } from './call.ts';
import type { Call, Leg, Step } from './call.ts';
import { join } from './join.ts';
import type { Joiner } from './join.ts';
import { notFound } from './refusal.ts';
import { reasons } from './reasons.ts';
import { settle } from './settle.ts';
import { viewOf } from './view.ts';

/** @throws Refusal unless this person is in the call, with an end that can go on in another one */
export function movable(call: Call, user: string): Leg {
  const leg = legOf(call, user);
  if (!leg?.end || leg.end.media === 'none' || leg.state === 'waiting') {
    throw notFound('This person is not in the call.');
  }
  return leg;
}

/** Takes somebody out who goes on in another call: they are not told that this one has ended. */
export function moveOut(call: Call, user: string): Step {
  const departure = { leg: movable(call, user), reason: reasons.hungUp, isMoved: true };
  const step = { call: withoutLeg(call, user), gone: [departure], tell: [] };
  return settle(step, reasons.hungUp);
}

/** Brings somebody in who was in the call `from`, and tells them where they are now. */
export function moveIn(call: Call, from: string, joiner: Joiner, now: number): Step {
  const step = join(call, joiner, now);
  const leg = legOf(step.call, joiner.user);
  const view = leg && viewOf(step.call, leg);
  if (!view) throw notFound('This call is over.');
  const event = { type: 'call.moved', callId: from, call: view } as const;
  return { ...step, tell: [...step.tell, { end: joiner.end, event }] };
}
