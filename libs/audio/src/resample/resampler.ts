import type { Frame } from '../frame/frame.ts';
import type { SampleRate } from '../frame/sample-rate.ts';
import { downsampler } from './downsample.ts';
import { upsampler } from './upsample.ts';

/** Takes the frames of one stream in order: it remembers the end of the last one. Delays by 2.5 ms at 8 kHz. */
export type Resampler = (frame: Frame) => Frame;

/**
 * @returns what turns frames of one rate into as many of another; the same frames where the rates are the same
 * @throws RangeError when neither rate is a multiple of the other: 16 and 24 kHz
 */
export function resampler(from: SampleRate, to: SampleRate): Resampler {
  if (from === to) return (frame) => frame;
  if (Math.max(from, to) % Math.min(from, to) !== 0) {
    throw new RangeError('one rate has to be a multiple of the other');
  }
  return from < to ? upsampler(to / from) : downsampler(from / to);
}
