import type { PeerId, Pose, ThingState } from '@switchboard/networking';

/** Whoever has put something down may want to take it again. */
export const PATIENCE_MS = 1_500;
/** In metres; what is as near to its place is there. */
const NEAR = 0.05;

export interface Seen {
  readonly states: readonly ThingState[];
  /** Where each was when the robot saw it first. */
  readonly places: ReadonlyMap<number, Pose>;
  readonly self: PeerId;
  /** On the clock that all agree on. */
  readonly nowMs: number;
}

/** What to put back next: of what others have left somewhere else, that which came to rest last. */
export function nextThing(seen: Seen): ThingState | undefined {
  return displaced(seen)
    .filter(({ atMs }) => seen.nowMs - atMs >= PATIENCE_MS)
    .toSorted((one, two) => two.atMs - one.atMs)[0];
}

/** Whether there is something to put back, now or later. */
export function hasDisplaced(seen: Seen): boolean {
  return displaced(seen).length > 0;
}

function displaced({ states, places, self }: Seen): readonly ThingState[] {
  return states.filter(({ thing, claim, isResting, pose }) => {
    const place = places.get(thing);
    return isResting && claim.owner !== self && place && distance(pose, place) > NEAR;
  });
}

function distance({ position: one }: Pose, { position: two }: Pose): number {
  return Math.hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}
