import type { Frame } from '../frame/frame.ts';
import { levelOf, SILENCE_DBOV } from '../frame/level.ts';
import { amplitudeOf } from '../testing/goertzel.ts';
import { tone } from '../testing/tone.ts';
import { Concealer } from './concealer.ts';
import { shorten } from './shorten.ts';

const RATE = 8_000;
const AMPLITUDE = 10_000;

const voice = (): (() => Frame) =>
  tone(RATE, { hz: 150, amplitude: AMPLITUDE }, { hz: 450, amplitude: AMPLITUDE / 2 });

function concealerAfter(next: () => Frame, frames: number): Concealer {
  const concealer = new Concealer(RATE);
  for (let n = 0; n < frames; n++) concealer.heard(next());
  return concealer;
}

/** The greatest step from a sample to the next. */
const steepest = (samples: Int16Array): number =>
  samples.slice(1).reduce((most, one, n) => Math.max(most, Math.abs(one - samples[n]!)), 0);

describe('concealing loss', () => {
  it('goes on with the tone, ever quieter, and then says nothing', () => {
    const concealer = concealerAfter(voice(), 10);
    const made = Array.from({ length: 6 }, () => concealer.conceal());
    const levels = made.map(levelOf);
    expect(amplitudeOf(made[0]!, 150, RATE)).toBeGreaterThan(AMPLITUDE * 0.7);
    expect(levels).toEqual(levels.toSorted((a, b) => b - a));
    expect(levels.slice(4)).toEqual([SILENCE_DBOV, SILENCE_DBOV]);
  });

  it('makes no step where it begins, repeats and ends', () => {
    const next = voice();
    const concealer = new Concealer(RATE);
    const heard = Array.from({ length: 10 }, () => concealer.heard(next()));
    const natural = steepest(Int16Array.from(heard.flatMap((one) => [...one])));
    const made = [concealer.conceal(), concealer.conceal()];
    // Two frames are lost, and the voice goes on where it is by now.
    next();
    next();
    const again = concealer.heard(next());
    const all = Int16Array.from([heard.at(-1)!, ...made, again].flatMap((one) => [...one]));
    expect(steepest(all)).toBeLessThan(natural * 1.5);
  });

  it('says nothing before anything was heard', () => {
    expect(levelOf(new Concealer(RATE).conceal())).toBe(SILENCE_DBOV);
  });
});

describe('shortening', () => {
  it('takes out periods, and leaves tone and loudness', () => {
    const next = voice();
    const samples = Int16Array.from([...next(), ...next()]);
    const shorter = shorten(samples, RATE);
    const takenMs = ((samples.length - shorter.length) * 1_000) / RATE;
    expect(takenMs).toBeGreaterThanOrEqual(6.5);
    expect(takenMs).toBeLessThanOrEqual(15.2);
    expect(steepest(shorter)).toBeLessThan(steepest(samples) * 1.3);
    expect(Math.abs(levelOf(shorter) - levelOf(samples))).toBeLessThan(0.5);
  });
});
