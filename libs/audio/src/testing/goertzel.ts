/**
 * How loud one frequency is.
 * @param hz best with a whole number of periods in the samples
 * @returns its amplitude in samples: that of a sine if there is one
 */
export function amplitudeOf(samples: Int16Array, hz: number, rate: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let last = 0;
  let before = 0;
  for (const sample of samples) [last, before] = [sample + turn * last - before, last];
  const power = Math.max(0, last * last + before * before - turn * last * before);
  return (2 * Math.sqrt(power)) / samples.length;
}

/**
 * How loud one frequency is where it is loudest, in tenths of a second: what is recorded under load
 * may have a gap, after which a tone goes on at another point of its period.
 * @returns its amplitude in samples
 */
export function loudestOf(samples: Int16Array, hz: number, rate: number): number {
  const length = rate / 10;
  const starts = Array.from({ length: Math.ceil(samples.length / length) }, (_, at) => at * length);
  return Math.max(
    0,
    ...starts.map((start) => amplitudeOf(samples.subarray(start, start + length), hz, rate)),
  );
}
