/**
 * The smallest round number that is not below a count: the top of an axis, whose half is whole too.
 *
 * @example roundUp(37) // 40
 */
export function roundUp(value: number): number {
  if (value <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = power === 1 ? [4, 6, 8] : [1, 2, 4, 5, 8];
  const step = steps.find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

/** The path of a line through values that are evenly apart, in a box of this size; with a gap where there is none. */
export function linePath(
  values: readonly (number | undefined)[],
  top: number,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const apart = width / values.length;
  return values
    .map((value, at) => {
      if (value === undefined) return '';
      const x = round((at + 0.5) * apart);
      const y = round(height - (value / top) * height);
      return `${values[at - 1] === undefined ? 'M' : 'L'}${x} ${y}`;
    })
    .join('');
}

export interface Segment {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The bars of one series, each standing on what lies below it. */
export function barSegments(
  values: readonly (number | undefined)[],
  below: readonly number[],
  top: number,
  { width, height }: { readonly width: number; readonly height: number },
): Segment[] {
  const apart = width / values.length;
  return values.map((value = 0, at) => ({
    x: round((at + 0.15) * apart),
    y: round(height - (((below[at] ?? 0) + value) / top) * height),
    width: round(apart * 0.7),
    height: round((value / top) * height),
  }));
}

/** Hundredths are finer than any screen, and short to write. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
