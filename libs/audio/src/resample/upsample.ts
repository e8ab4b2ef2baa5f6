import { saturate } from '../frame/saturate.ts';
import { kernelOf, TAPS } from './kernel.ts';
import { weigh } from './weigh.ts';

/** The kernel cut into `factor` phases, each turned around, so that a phase runs along the samples. */
function phasesOf(factor: number): Float64Array {
  const kernel = kernelOf(factor);
  return Float64Array.from({ length: TAPS * factor }, (_, index) => {
    const phase = Math.floor(index / TAPS);
    const tap = TAPS - 1 - (index % TAPS);
    return kernel[tap * factor + phase]! * factor;
  });
}

/** @returns makes `factor` samples of each, and remembers what came before: one for each direction of a leg */
export function upsampler(factor: number): (samples: Int16Array) => Int16Array {
  const phases = phasesOf(factor);
  let line = new Float64Array(TAPS - 1);
  return (samples) => {
    const past = line.subarray(line.length - (TAPS - 1));
    line = new Float64Array(TAPS - 1 + samples.length);
    line.set(past);
    line.set(samples, TAPS - 1);
    const made = new Int16Array(samples.length * factor);
    for (let at = 0; at < samples.length; at++)
      for (let phase = 0; phase < factor; phase++)
        made[at * factor + phase] = saturate(weigh(line, at, phases, phase * TAPS, TAPS));
    return made;
  };
}
