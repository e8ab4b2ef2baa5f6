import { samplesPerFrame } from '../frame/sample-rate.ts';
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
  let at = 0;
  return () =>
    Int16Array.from({ length: samplesPerFrame(rate) }, () => {
      const seconds = at++ / rate;
      return Math.round(
        sines.reduce(
          (sum, { hz, amplitude }) => sum + amplitude * Math.sin(2 * Math.PI * hz * seconds),
          0,
        ),
      );
    });
}
