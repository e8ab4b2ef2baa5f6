/** How far down everything is that must not be heard, in dB: fewer samples are seen by ear or meter alike. */
const STOP_BAND_DB = 70;
/** Kaiser's shape for it. */
const BETA = 0.1102 * (STOP_BAND_DB - 8.7);

/** The modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/**
 * A low pass of linear phase: a sinc under a Kaiser window.
 * @param taps how many coefficients; delays by half of them
 * @param cutoff where half of the amplitude is left, as a share of the rate that it runs at
 * @returns coefficients whose sum is 1
 */
export function lowPass(taps: number, cutoff: number): Float64Array {
  const middle = (taps - 1) / 2;
  const coefficients = Float64Array.from({ length: taps }, (_, n) => {
    const across = (n - middle) / middle;
    return sinc(2 * cutoff * (n - middle)) * bessel(BETA * Math.sqrt(1 - across * across));
  });
  const sum = coefficients.reduce((total, one) => total + one, 0);
  return coefficients.map((one) => one / sum);
}
