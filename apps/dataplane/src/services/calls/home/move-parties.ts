import type { MovedParty } from '../bus.ts';
import type { Leg } from '../call/call.ts';
import { movable, moveIn, moveOut } from '../call/move.ts';
import { reasons } from '../call/reasons.ts';
import type { Home, Live } from './home.ts';

/** Takes people out who go on in another call. @throws Refusal when one of them cannot, and nobody does */
export function takeOut(home: Home, live: Live, users: readonly string[]): MovedParty[] {
  const legs = users.map((user) => movable(live.call, user));
  for (const { user } of legs) home.apply(live, moveOut(live.call, user));
  return legs.map(partyOf);
}

/** Brings in who was taken out of the call `from`. */
export function bringIn(
  home: Home,
  live: Live,
  from: string,
  parties: readonly MovedParty[],
  now: number,
): void {
  for (const { displayName, ...party } of parties) {
    const named = displayName === undefined ? {} : { displayName };
    const joiner = { ...party, ...named, role: 'Presenter' } as const;
    home.apply(live, moveIn(live.call, from, joiner, now));
  }
}

/** Ends the call for those who were taken out and could not be brought into another. */
export function dismiss(home: Home, from: string, parties: readonly MovedParty[]): void {
  const reason = reasons.hungUp;
  for (const { end } of parties) home.tell(end, { type: 'call.ended', callId: from, reason });
}

function partyOf({ user, displayName, end, muted, camera }: Leg): MovedParty {
  return { user, displayName, end: end!, muted, camera };
}
