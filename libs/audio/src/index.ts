export type { Frame } from './frame/frame.ts';
export { silentFrame } from './frame/frame.ts';
export { levelOf, SILENCE_DBOV } from './frame/level.ts';
export { FRAME_MS, samplesPerFrame } from './frame/sample-rate.ts';
export type { SampleRate } from './frame/sample-rate.ts';
export { aLaw } from './g711/a-law.ts';
export type { Companding } from './g711/companding.ts';
export { muLaw } from './g711/mu-law.ts';
