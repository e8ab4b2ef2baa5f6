import { samplesPerFrame } from './sample-rate.ts';
import type { SampleRate } from './sample-rate.ts';

/**
 * 20 ms of sound: signed linear PCM of 16 bits, one channel, in the byte order of the machine. How many samples it
 * has says its rate (160, 320, 480 or 960). Whoever is handed a frame does not write into it: listeners may share one.
 */
export type Frame = Int16Array;

/** @returns a frame in which nothing sounds */
export const silentFrame = (rate: SampleRate): Frame => new Int16Array(samplesPerFrame(rate));
