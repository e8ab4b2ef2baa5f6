const MINUTE_MS = 60_000;
const DATE = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/;

/**
 * Reads `YYMMDDhhmm`, with seconds where the carrier gives them.
 *
 * @param offsetMinutes of the carrier's clock from UTC: receipts do not say it
 * @returns milliseconds since the epoch; undefined for what is no date
 */
export function readReceiptDate(text: string, offsetMinutes = 0): number | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match
    .slice(1)
    .map((digits: string | undefined) => Number(digits ?? 0)) as [
    ...[number, number, number],
    ...[number, number, number],
  ];
  const at = Date.UTC(2000 + year, month - 1, day, hour, minute, second);
  return writeReceiptDate(at, true).startsWith(text) ? at - offsetMinutes * MINUTE_MS : undefined;
}

/** @returns `YYMMDDhhmm` in UTC */
export function writeReceiptDate(at: number, withSeconds = false): string {
  const digits = new Date(at).toISOString().replaceAll(/[-T:]/g, '');
  return digits.slice(2, withSeconds ? 14 : 12);
}
