import type { Frame } from '../frame/frame.ts';
import { silentFrame } from '../frame/frame.ts';
import { samplesPerFrame } from '../frame/sample-rate.ts';
import type { SampleRate } from '../frame/sample-rate.ts';

/** Heard when it is there, and missed when it is not: about -63 dB of full scale. */
const AMPLITUDE = 40;
/** Long enough that nobody hears it repeat. */
const FRAMES = 97;

/** Made once for each rate, and played by everybody from wherever they are. */
const noises = new Map<SampleRate, Int16Array>();

/** @returns the next frame of a noise that says that the line is not dead */
export function comfortNoise(rate: SampleRate): () => Frame {
  const length = samplesPerFrame(rate);
  const noise = noises.get(rate) ?? noiseOf(length * FRAMES);
  noises.set(rate, noise);
  let at = 0;
  return () => {
    const frame = silentFrame(rate);
    frame.set(noise.subarray(at, at + length));
    at = (at + length) % noise.length;
    return frame;
  };
}

/** A white noise would hiss: each sample is the mean of two, which leaves less of what is high. */
function noiseOf(length: number): Int16Array {
  const noise = new Int16Array(length);
  let before = 0;
  for (let at = 0; at < length; at++) {
    const now = (Math.random() * 2 - 1) * AMPLITUDE;
    noise[at] = Math.round(now + before);
    before = now;
  }
  return noise;
}
