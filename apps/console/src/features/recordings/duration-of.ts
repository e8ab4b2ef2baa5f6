/** As players show it. @returns hours where there are any, minutes and seconds: `1:02:03`, `2:03` */
export function durationOf(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part));
  const [minutes = '0', rest = '0'] = parts;
  const hours = Math.floor(seconds / 3_600);
  const end = rest.padStart(2, '0');
  return hours > 0 ? `${hours}:${minutes.padStart(2, '0')}:${end}` : `${minutes}:${end}`;
}
