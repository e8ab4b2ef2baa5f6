export { amplitudeOf } from './goertzel.ts';
export { joinFrames } from './join-frames.ts';
export { tone } from './tone.ts';
export type { Sine } from './tone.ts';
