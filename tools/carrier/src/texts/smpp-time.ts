const TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d)(\d\d)([-+R])$/;
const QUARTER_MS = 15 * 60_000;

/**
 * Reads a time of SMPP 3.4 (7.1.1), absolute or relative.
 *
 * @param now what a relative one counts from, in milliseconds since the epoch
 * @returns milliseconds since the epoch; undefined for what is no time
 */
export function readSmppTime(text: string, now: number): number | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second, tenths, quarters] = match
    .slice(1, 9)
    .map(Number) as [number, number, number, number, number, number, number, number];
  const sign = match[9];
  if (sign === 'R') {
    const at = new Date(now);
    at.setUTCFullYear(at.getUTCFullYear() + year, at.getUTCMonth() + month, at.getUTCDate() + day);
    return at.getTime() + ((hour * 60 + minute) * 60 + second) * 1_000;
  }
  const at = Date.UTC(2_000 + year, month - 1, day, hour, minute, second, tenths * 100);
  const offset = quarters * QUARTER_MS * (sign === '-' ? -1 : 1);
  return isDate(at, month, day, hour, minute, second) ? at - offset : undefined;
}

/** The 31st of February would be a day in March. */
function isDate(at: number, ...parts: readonly number[]): boolean {
  const date = new Date(at);
  const read = [
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  return read.every((value, index) => value === parts[index]);
}
