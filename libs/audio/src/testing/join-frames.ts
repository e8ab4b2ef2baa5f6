import type { Frame } from '../frame/frame.ts';

/** @returns all samples of the frames, one after another */
export function joinFrames(frames: readonly Frame[]): Int16Array {
  const joined = new Int16Array(frames.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const frame of frames) {
    joined.set(frame, at);
    at += frame.length;
  }
  return joined;
}
