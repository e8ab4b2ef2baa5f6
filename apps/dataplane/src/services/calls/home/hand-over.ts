import { randomUUID } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import { homeOf } from '../bus.ts';
import type { CallBus, ReleaseMessage, TakeMessage } from '../bus.ts';
import { legOf, present } from '../call/call.ts';
import { hangUp } from '../call/leave.ts';
import { movable } from '../call/move.ts';
import { conflict, notFound } from '../call/refusal.ts';
import { legAt } from './home.ts';
import type { Home } from './home.ts';
import { bringIn, dismiss, takeOut } from './move-parties.ts';

/** Lets the other one of a call go on in another; whoever asked hears that it is done, and that it is over. */
export function release(home: Home, bus: CallBus, message: ReleaseMessage): void {
  const { from, id: requestId, callId, into } = message;
  try {
    const { live, leg } = home.part(callId, from);
    const [other, ...more] = present(live.call).filter((one) => one !== leg);
    if (!other) throw notFound('Nobody else is in the call.');
    if (live.call.kind !== 'direct' || more.length > 0) {
      throw conflict('Only a call between two can be handed over.');
    }
    const { user } = movable(live.call, other.user);
    const id = randomUUID();
    home.answer(from, requestId, { id });
    home.tell(from.end, { type: 'call.transferChanged', callId, id, state: 'transferred' });
    const parties = takeOut(home, live, [user]);
    // It rings for somebody else besides.
    const left = legOf(live.call, from.user);
    if (left) home.apply(live, hangUp(live.call, left));
    const instead = from.alsoAt ?? from.end;
    bus.send(homeOf(into), { type: 'take', callId: into, fromCallId: callId, parties, instead });
  } catch (error) {
    home.refuse(from, requestId, error);
  }
}

/** Brings those in who were let go; whoever they come instead of leaves. */
export function take(
  home: Home,
  clock: Clock,
  { callId, fromCallId, parties, instead }: TakeMessage,
): void {
  const live = home.find(callId);
  const leg = live && legAt(live.call, instead);
  // It ended in between.
  if (!live || !leg) return dismiss(home, fromCallId, parties);
  bringIn(home, live, fromCallId, parties, clock.now());
  const left = legAt(live.call, instead);
  if (left) home.apply(live, hangUp(live.call, left));
}
