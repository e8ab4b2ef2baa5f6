import type { Frame } from '../frame/frame.ts';
import { silentFrame } from '../frame/frame.ts';
import { samplesPerFrame } from '../frame/sample-rate.ts';
import type { WavSound } from './wav.ts';

/** The sound as frames of its rate, one by one; silence fills up the last. */
export function* framesOf({ sampleRate, samples }: WavSound): Generator<Frame, void, undefined> {
  const length = samplesPerFrame(sampleRate);
  for (let at = 0; at < samples.length; at += length) {
    const frame = silentFrame(sampleRate);
    frame.set(samples.subarray(at, at + length));
    yield frame;
  }
}
