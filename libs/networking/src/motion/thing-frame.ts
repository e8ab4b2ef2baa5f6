import type { Claim } from './ownership.ts';
import type { Pose } from './pose.ts';
import { POSE_BYTES, readPose, writePose } from './pose-bytes.ts';

/** Where a thing is by the word of its owner, until something newer is said. */
export interface ThingState {
  /** Its number in the space, up to 65,535. */
  readonly thing: number;
  readonly claim: Claim;
  /** The how manieth word of this owner about it. */
  readonly revision: number;
  /** On the clock that all agree on. */
  readonly atMs: number;
  readonly pose: Pose;
  /** Whether it stays there. */
  readonly isResting: boolean;
}

/** Number, epoch, revision, time, pose, whether it rests, and how long the owner's name is. */
const FIXED_BYTES = 2 + 4 + 4 + 8 + POSE_BYTES + 1 + 2;
const MAX_OWNER_BYTES = 512;
const MAX_THINGS = 255;
const MAX_COUNT = 0x7fff_ffff;

/** @param states at most 255 */
export function writeThings(states: readonly ThingState[]): Uint8Array {
  const owners = states.map(({ claim }) => new TextEncoder().encode(claim.owner));
  const length = owners.reduce((sum, owner) => sum + FIXED_BYTES + owner.length, 1);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes[0] = states.length;
  let at = 1;
  for (const [index, state] of states.entries()) at = writeThing(view, at, state, owners[index]!);
  return bytes;
}

/** @returns undefined for what is no frame */
export function readThings(bytes: Uint8Array): ThingState[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const states: ThingState[] = [];
  let at = 1;
  for (let left = Math.min(bytes[0] ?? 0, MAX_THINGS); left > 0; left -= 1) {
    if (at + FIXED_BYTES > bytes.length) return undefined;
    const ownerBytes = view.getUint16(at + FIXED_BYTES - 2);
    const end = at + FIXED_BYTES + ownerBytes;
    if (ownerBytes > MAX_OWNER_BYTES || end > bytes.length) return undefined;
    const state = readThing(
      view,
      at,
      new TextDecoder().decode(bytes.subarray(end - ownerBytes, end)),
    );
    if (!state) return undefined;
    states.push(state);
    at = end;
  }
  return at === bytes.length ? states : undefined;
}

function writeThing(view: DataView, at: number, state: ThingState, owner: Uint8Array): number {
  view.setUint16(at, state.thing);
  view.setUint32(at + 2, state.claim.epoch);
  view.setUint32(at + 6, state.revision);
  view.setFloat64(at + 10, state.atMs);
  writePose(view, at + 18, state.pose);
  view.setUint8(at + 18 + POSE_BYTES, state.isResting ? 1 : 0);
  view.setUint16(at + FIXED_BYTES - 2, owner.length);
  new Uint8Array(view.buffer).set(owner, at + FIXED_BYTES);
  return at + FIXED_BYTES + owner.length;
}

function readThing(view: DataView, at: number, owner: string): ThingState | undefined {
  const [epoch, revision] = [view.getUint32(at + 2), view.getUint32(at + 6)];
  const atMs = view.getFloat64(at + 10);
  const pose = readPose(view, at + 18);
  if (!pose || epoch > MAX_COUNT || revision > MAX_COUNT || !Number.isFinite(atMs))
    return undefined;
  const isResting = view.getUint8(at + 18 + POSE_BYTES) === 1;
  return { thing: view.getUint16(at), claim: { owner, epoch }, revision, atMs, pose, isResting };
}
