import { samplesPerFrame } from '../frame/sample-rate.ts';
import type { SampleRate } from '../frame/sample-rate.ts';
import { amplitudeOf } from '../testing/goertzel.ts';
import { joinFrames } from '../testing/join-frames.ts';
import { tone } from '../testing/tone.ts';
import { resampler } from './resampler.ts';

const AMPLITUDE = 20_000;
/** Whole periods of every multiple of 50 Hz, after two frames in which the filter fills. */
const FRAMES = 4;
const FILLING = 2;

type Rates = readonly [from: SampleRate, to: SampleRate];

function resampled([from, to]: Rates, hz: number): Int16Array {
  const next = tone(from, { hz, amplitude: AMPLITUDE });
  const turn = resampler(from, to);
  const frames = Array.from({ length: FRAMES }, () => turn(next()));
  return joinFrames(frames.slice(FILLING));
}

const decibels = (amplitude: number): number =>
  20 * Math.log10(Math.max(amplitude, 1e-3) / AMPLITUDE);
const every = (from: number, to: number, step = 100): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, n) => from + n * step);

/** How loud one tone comes out as any of `heard`, in dB of how loud it went in. */
const gain = (rates: Rates, hz: number, heard = hz): number =>
  decibels(amplitudeOf(resampled(rates, hz), heard, rates[1]));

const UP: readonly Rates[] = [
  [8_000, 16_000],
  [8_000, 48_000],
  [16_000, 48_000],
  [24_000, 48_000],
];
const DOWN = UP.map(([low, high]): Rates => [high, low]);

it('refuses rates of which neither is a multiple of the other', () => {
  expect(() => resampler(16_000, 24_000)).toThrow(RangeError);
});

describe.each([...UP, ...DOWN])('from %i to %i Hz', (from, to) => {
  const rates: Rates = [from, to];
  const low = Math.min(from, to);
  const passes = low * 0.425;

  it('keeps the length of a frame', () => {
    const turn = resampler(from, to);
    expect(turn(new Int16Array(samplesPerFrame(from)))).toHaveLength(samplesPerFrame(to));
  });

  it('changes no tone that a telephone carries by more than 0.1 dB', () => {
    const gains = every(100, passes).map((hz) => gain(rates, hz));
    expect(Math.max(...gains)).toBeLessThan(0.1);
    expect(Math.min(...gains)).toBeGreaterThan(-0.1);
  });

  it('gives the same whichever way a stream is cut', () => {
    const next = tone(from, { hz: 700, amplitude: AMPLITUDE });
    const frames = Array.from({ length: 4 }, next);
    const turn = resampler(from, to);
    expect(joinFrames(frames.map(turn))).toEqual(resampler(from, to)(joinFrames(frames)));
  });

  it('cuts what gets too loud, and never wraps around', () => {
    const loud = Int16Array.from({ length: samplesPerFrame(from) }, (_, n) =>
      Math.floor((n * 40) / samplesPerFrame(from)) % 2 ? 32_767 : -32_768,
    );
    const turn = resampler(from, to);
    turn(loud);
    const made = turn(loud);
    const jumps = made.slice(1).filter((sample, n) => Math.abs(sample - made[n]!) > 60_000);
    expect(jumps).toHaveLength(0);
  });
});

describe.each(UP)('images from %i to %i Hz', (from, to) => {
  it('are 60 dB down outside of the transition', () => {
    const worst = every(100, from * 0.475).flatMap((hz) => {
      const heard = resampled([from, to], hz);
      const images = every(1, to / from / 2, 1).flatMap((k) => [k * from - hz, k * from + hz]);
      return images.map((image) => decibels(amplitudeOf(heard, image, to)));
    });
    expect(Math.max(...worst)).toBeLessThan(-60);
  });
});

describe.each(DOWN)('aliases from %i to %i Hz', (from, to) => {
  it('are 60 dB down outside of the transition', () => {
    const rates: Rates = [from, to];
    const fold = (hz: number): number => Math.abs(hz - to * Math.round(hz / to));
    const worst = every(to * 0.525, from / 2 - 100).map((hz) => gain(rates, hz, fold(hz)));
    expect(Math.max(...worst)).toBeLessThan(-60);
  });
});
