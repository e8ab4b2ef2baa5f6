/** Sum of products. Four sums at once, which a processor can add in parallel: `count` is a multiple of four. */
export function weigh(
  line: Float64Array,
  at: number,
  weights: Float64Array,
  from: number,
  count: number,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let n = 0; n < count; n += 4) {
    a += line[at + n]! * weights[from + n]!;
    b += line[at + n + 1]! * weights[from + n + 1]!;
    c += line[at + n + 2]! * weights[from + n + 2]!;
    d += line[at + n + 3]! * weights[from + n + 3]!;
  }
  return a + b + (c + d);
}
