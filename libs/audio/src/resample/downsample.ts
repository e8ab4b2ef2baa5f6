import { saturate } from '../frame/saturate.ts';
import { kernelOf } from './kernel.ts';
import { weigh } from './weigh.ts';

/**
 * @returns makes one sample of `factor`, and remembers what came before: one for each direction of a leg. What it is
 * given is a multiple of `factor` long.
 */
export function downsampler(factor: number): (samples: Int16Array) => Int16Array {
  const kernel = kernelOf(factor);
  const past = kernel.length - factor;
  let line = new Float64Array(past);
  return (samples) => {
    const before = line.subarray(line.length - past);
    line = new Float64Array(past + samples.length);
    line.set(before);
    line.set(samples, past);
    const made = new Int16Array(samples.length / factor);
    for (let at = 0; at < made.length; at++)
      made[at] = saturate(weigh(line, at * factor, kernel, 0, kernel.length));
    return made;
  };
}
