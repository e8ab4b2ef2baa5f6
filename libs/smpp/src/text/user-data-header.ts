/** Which part of which text a message is. */
export interface Concatenation {
  /** What the parts have in common; 8 or 16 bits. */
  readonly reference: number;
  /** 1 to 255 */
  readonly total: number;
  /** From 1. */
  readonly index: number;
}

export interface UserData {
  /** Undefined where no element says so. */
  readonly concatenation: (Concatenation & { readonly isWide: boolean }) | undefined;
  /** What follows the header. */
  readonly body: Uint8Array;
}

const NARROW = 0x00;
const WIDE = 0x08;

/** The header of a part (3GPP TS 23.040, 9.2.3.24.1 and 9.2.3.24.8): 6 bytes, or 7 with a wide reference. */
export function writeConcatenation(part: Concatenation, isWide = false): Uint8Array {
  const { reference, total, index } = part;
  return isWide
    ? Uint8Array.of(6, WIDE, 4, (reference >> 8) & 0xff, reference & 0xff, total, index)
    : Uint8Array.of(5, NARROW, 3, reference & 0xff, total, index);
}

/**
 * Reads a message whose esm_class says that a header is in front. Elements of no meaning here are passed over;
 * a concatenation of no parts, or of a part beyond the last one, counts as none (23.040 asks for that).
 *
 * @returns undefined where lengths are not true
 */
export function readUserData(bytes: Uint8Array): UserData | undefined {
  const end = (bytes[0] ?? 0xff) + 1;
  if (end > bytes.length) return undefined;
  let concatenation: UserData['concatenation'];
  for (let at = 1; at < end;) {
    const next = at + 2 + (bytes[at + 1] ?? 0);
    if (at + 2 > end || next > end) return undefined;
    concatenation = concatenationOf(bytes[at]!, bytes.subarray(at + 2, next)) ?? concatenation;
    at = next;
  }
  return { concatenation, body: bytes.subarray(end) };
}

function concatenationOf(element: number, data: Uint8Array): UserData['concatenation'] {
  const isWide = element === WIDE && data.length === 4;
  if (!isWide && !(element === NARROW && data.length === 3)) return undefined;
  const [total, index] = [data.at(-2)!, data.at(-1)!];
  if (index === 0 || index > total) return undefined;
  const reference = isWide ? data[0]! * 0x100 + data[1]! : data[0]!;
  return { reference, total, index, isWide };
}
