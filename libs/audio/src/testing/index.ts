export { amplitudeOf, loudestOf } from './goertzel.ts';
export { joinFrames } from './join-frames.ts';
export { tone } from './tone.ts';
export type { Sine } from './tone.ts';
export { randomOf, simulatedWay } from './simulated-way.ts';
export type { WayOptions } from './simulated-way.ts';
export { TestTelephone } from './test-telephone.ts';
