import type { Frame } from '../frame/frame.ts';
import type { SampleRate } from '../frame/sample-rate.ts';
import { downsampler } from './downsample.ts';
import { upsampler } from './upsample.ts';

/** Takes the frames of one stream in order: it remembers the end of the last one. Delays by 2.5 ms at 8 kHz. */
export type Resampler = (frame: Frame) => Frame;

/** @returns what turns frames of one rate into as many of another; the same frames where the rates are the same */
export function resampler(from: SampleRate, to: SampleRate): Resampler {
  if (from === to) return (frame) => frame;
  return from < to ? upsampler(to / from) : downsampler(from / to);
}
