/** What a ratio has to keep to. */
export interface Goal {
  readonly limit: number;
  readonly better: 'higher' | 'lower';
}

/** Takes one measurement; two of the same kind are comparable whatever their unit is. */
export type Measurement = () => Promise<number>;

export interface Summary {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/**
 * The ratio of two measurements taken in turns: what else the machine does strikes both alike. The
 * first round only warms both up.
 */
export async function interleave(
  rounds: number,
  ours: Measurement,
  bare: Measurement,
): Promise<number[]> {
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const ratio = (await ours()) / (await bare());
    if (round > 0) ratios.push(ratio);
  }
  return ratios;
}

/** @throws RangeError when there is nothing to take the median of */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('no values');
  return (lower + upper) / 2;
}

export function summarise(values: readonly number[]): Summary {
  return { min: Math.min(...values), median: median(values), max: Math.max(...values) };
}

export function isMet({ limit, better }: Goal, ratio: number): boolean {
  return better === 'higher' ? ratio >= limit : ratio <= limit;
}

/** One line of the table: name, ratio (least–median–most of the rounds), goal, verdict. */
export function row(name: string, goal: Goal, { min, median: middle, max }: Summary): string {
  const measured = [min, middle, max].map((value) => value.toFixed(2)).join('–');
  const wanted = `${goal.better === 'higher' ? '≥' : '≤'} ${goal.limit}`;
  const verdict = isMet(goal, middle) ? 'ok' : 'MISSED';
  return [name.padEnd(10), measured.padEnd(17), wanted.padEnd(6), verdict].join('  ');
}
