import type { Pose, Quaternion, Vector } from './pose.ts';

/** Three floats, and four components of a turn in two bytes each. */
export const POSE_BYTES = 20;
const TURN_SCALE = 0x7fff;
/** Nothing is further away, in metres; what claims to be is no pose. */
const MAX_DISTANCE = 100_000;

export function writePose(view: DataView, offset: number, { position, rotation }: Pose): void {
  position.forEach((value, axis) => view.setFloat32(offset + axis * 4, value));
  rotation.forEach((value, axis) =>
    view.setInt16(offset + 12 + axis * 2, Math.round(value * TURN_SCALE)),
  );
}

/** @returns undefined for what is nowhere, or is turned in no way */
export function readPose(view: DataView, offset: number): Pose | undefined {
  const position = [0, 1, 2].map((axis) => view.getFloat32(offset + axis * 4));
  const turn = [0, 1, 2, 3].map((axis) => view.getInt16(offset + 12 + axis * 2) / TURN_SCALE);
  const length = Math.hypot(...turn);
  // Of numbers that are none, no comparison holds.
  if (!position.every((value) => Math.abs(value) <= MAX_DISTANCE) || length < 0.5) return undefined;
  const rotation = turn.map((value) => value / length);
  return {
    position: position as unknown as Vector,
    rotation: rotation as unknown as Quaternion,
  };
}
