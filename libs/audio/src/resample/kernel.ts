import { lowPass } from './low-pass.ts';

/** Of the lower rate, that one coefficient in `factor` belongs to. More of them make the edge steeper. */
export const TAPS = 40;

/**
 * Half of the amplitude is left here, as a share of the lower rate. With the width that the window has it passes
 * what is below 0.425 (3.4 kHz of a telephone) and stops what is above 0.525 (4.2 kHz).
 */
const CUTOFF = 0.47;

const kernels = new Map<number, Float64Array>();

/** @returns the low pass at the higher of two rates, `factor` apart; made once */
export function kernelOf(factor: number): Float64Array {
  const known = kernels.get(factor);
  if (known) return known;
  const kernel = lowPass(TAPS * factor, CUTOFF / factor);
  kernels.set(factor, kernel);
  return kernel;
}
