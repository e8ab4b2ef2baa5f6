export type Vector = readonly [x: number, y: number, z: number];
export type Quaternion = readonly [x: number, y: number, z: number, w: number];

/** Where something is, in metres, and how it is turned (a unit quaternion). */
export interface Pose {
  readonly position: Vector;
  readonly rotation: Quaternion;
}

/** @param share 0 is `from`, 1 is `to`; beyond 1 the movement goes on */
export function between(from: Pose, to: Pose, share: number): Pose {
  return {
    position: mix(from.position, to.position, share) as unknown as Vector,
    rotation: turn(from.rotation, to.rotation, share),
  };
}

function mix(from: readonly number[], to: readonly number[], share: number): number[] {
  return from.map((value, at) => value + (to[at]! - value) * share);
}

/** The short way round: a quaternion and its negative turn things alike. */
function turn(from: Quaternion, to: Quaternion, share: number): Quaternion {
  const dot = from.reduce((sum, value, at) => sum + value * to[at]!, 0);
  const nearer = dot < 0 ? to.map((value) => -value) : to;
  const mixed = mix(from, nearer, share);
  const length = Math.hypot(...mixed);
  // Opposite ones have no way between them.
  return length < 1e-6 ? from : (mixed.map((value) => value / length) as unknown as Quaternion);
}
