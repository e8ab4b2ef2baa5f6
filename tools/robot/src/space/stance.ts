import type { Pose, Vector } from '@switchboard/networking';

/** Which part of a body is which, as pages have it. */
export const BODY_PART = 0;
export const HAND_PART = 1;

const EYE_HEIGHT = 1.6;
/** Where it stands: beside the table, where nobody else begins. */
const PLACE = { x: -2.9, z: -1.9 } as const;
export const HAND_AT_REST: Vector = [PLACE.x + 0.4, 1.1, PLACE.z + 0.4];
/** How much of the way the hand goes in a step. */
const FOLLOW = 0.4;

/** The body as it looks at something. */
export function bodyTowards([x, , z]: Vector): Pose {
  // 0 looks along the negative z axis.
  const half = Math.atan2(PLACE.x - x, PLACE.z - z) / 2;
  return {
    position: [PLACE.x, EYE_HEIGHT, PLACE.z],
    rotation: [0, Math.sin(half), 0, Math.cos(half)],
  };
}

/** Where the hand is a step later, on its way to something. */
export function handTowards(hand: Vector, goal: Vector): Vector {
  const part = (at: 0 | 1 | 2): number => hand[at] + (goal[at] - hand[at]) * FOLLOW;
  return [part(0), part(1), part(2)];
}

/** Where the hand goes while it waves. @param ms since it began */
export function waving(ms: number): Vector {
  return [PLACE.x + 0.4 * Math.sin(ms / 120), EYE_HEIGHT + 0.5, PLACE.z + 0.3];
}
