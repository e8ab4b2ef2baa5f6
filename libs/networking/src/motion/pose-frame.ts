import type { Pose } from './pose.ts';
import { POSE_BYTES, readPose, writePose } from './pose-bytes.ts';

/** Where some things are that one peer moves, at one moment. */
export interface PoseFrame {
  /** On the clock that all agree on. */
  readonly atMs: number;
  readonly poses: readonly MovedThing[];
}

export interface MovedThing {
  /** Its number in the space, up to 65,535. */
  readonly thing: number;
  /** Of the claim by which its owner moves it, modulo 65,536. */
  readonly epoch: number;
  readonly pose: Pose;
}

const HEADER_BYTES = 9;
/** Number and epoch, and where it is. */
const THING_BYTES = 4 + POSE_BYTES;
const MAX_THINGS = 255;

/** @param frame of at most 255 things */
export function writePoses({ atMs, poses }: PoseFrame): Uint8Array {
  const count = Math.min(poses.length, MAX_THINGS);
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + count * THING_BYTES));
  view.setFloat64(0, atMs);
  view.setUint8(8, count);
  for (const [at, { thing, epoch, pose }] of poses.slice(0, count).entries()) {
    const offset = HEADER_BYTES + at * THING_BYTES;
    view.setUint16(offset, thing);
    view.setUint16(offset + 2, epoch & 0xffff);
    writePose(view, offset + 4, pose);
  }
  return new Uint8Array(view.buffer);
}

/** @returns undefined for what is no frame, or of things that are nowhere */
export function readPoses(bytes: Uint8Array): PoseFrame | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [atMs, count] = [view.getFloat64(0), view.getUint8(8)];
  if (bytes.length !== HEADER_BYTES + count * THING_BYTES || !Number.isFinite(atMs))
    return undefined;
  const poses = Array.from({ length: count }, (_, at) =>
    readThing(view, HEADER_BYTES + at * THING_BYTES),
  );
  return poses.every((one) => one !== undefined) ? { atMs, poses } : undefined;
}

function readThing(view: DataView, offset: number): MovedThing | undefined {
  const pose = readPose(view, offset + 4);
  return pose && { thing: view.getUint16(offset), epoch: view.getUint16(offset + 2), pose };
}
