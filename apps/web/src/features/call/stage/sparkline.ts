/**
 * A line through the values, the newest at the right edge; it breaks where nothing was measured.
 *
 * @returns the `d` of an SVG path; empty for fewer than two values
 */
export function sparkline(
  values: readonly (number | undefined)[],
  width: number,
  height: number,
): string {
  if (values.length < 2) return '';
  const most = Math.max(1e-9, ...values.map((value) => value ?? 0));
  const step = width / (values.length - 1);
  let pen = 'M';
  const points = values.flatMap((value, at) => {
    if (value === undefined) {
      pen = 'M';
      return [];
    }
    const point = `${pen}${round(at * step)} ${round(height - (value / most) * (height - 2) - 1)}`;
    pen = 'L';
    return [point];
  });
  return points.join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
