import { silentFrame } from '../frame/frame.ts';
import type { Frame } from '../frame/frame.ts';
import type { SampleRate } from '../frame/sample-rate.ts';

/** One sine of several. */
export interface Sine {
  readonly hz: number;
  /** In samples, at most 32,767. */
  readonly amplitude: number;
}

/** @returns the next frame of a sound that goes on, each time it is asked */
export function tone(rate: SampleRate, ...sines: readonly Sine[]): () => Frame {
  let past = 0;
  return () => {
    const frame = silentFrame(rate);
    for (let at = 0; at < frame.length; at++) frame[at] = sampleAt((past + at) / rate, sines);
    past += frame.length;
    return frame;
  };
}

function sampleAt(seconds: number, sines: readonly Sine[]): number {
  let sum = 0;
  for (const { hz, amplitude } of sines) sum += amplitude * Math.sin(2 * Math.PI * hz * seconds);
  return Math.round(sum);
}
