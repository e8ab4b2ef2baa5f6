/** @returns the UTF-16 units of a text, each with its high byte first, as data_coding 8 has them */
export function encodeUcs2(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes[at * 2] = unit >> 8;
    bytes[at * 2 + 1] = unit & 0xff;
  }
  return bytes;
}

const UNITS_AT_ONCE = 4_096;

/**
 * Reads them back. Half of a surrogate pair stays as it is: the other one may come with the next part.
 *
 * @returns undefined for half a unit at the end
 */
export function decodeUcs2(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const units = new Uint16Array(bytes.length / 2);
  for (let at = 0; at < units.length; at += 1)
    units[at] = (bytes[at * 2]! << 8) | bytes[at * 2 + 1]!;
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += UNITS_AT_ONCE)
    pieces.push(String.fromCharCode(...units.subarray(at, at + UNITS_AT_ONCE)));
  return pieces.join('');
}
