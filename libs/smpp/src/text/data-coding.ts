import { decodeGsm, encodeGsm, isGsm } from './gsm-alphabet.ts';
import { decodeUcs2, encodeUcs2 } from './ucs2.ts';

/** What a text is written in: 03.38 where it has every character of it, otherwise UCS-2. */
export type Coding = 'gsm' | 'ucs2';

/** data_coding of what is sent (SMPP 3.4, 5.2.19). */
export const DATA_CODING: Readonly<Record<Coding, number>> = { gsm: 0, ucs2: 8 };

export const codingOf = (text: string): Coding => (isGsm(text) ? 'gsm' : 'ucs2');

/** @param coding where a part has to be written as its whole is: a part of a UCS-2 text may well be plain */
export function encodeText(text: string, coding: Coding = codingOf(text)): Uint8Array {
  return (coding === 'gsm' ? encodeGsm(text) : undefined) ?? encodeUcs2(text);
}

/**
 * Reads data_coding 0, 1 (ASCII), 3 (Latin-1) and 8.
 *
 * @returns undefined for any other one, which is no text, and for bytes that the coding does not have
 */
export function decodeText(dataCoding: number, bytes: Uint8Array): string | undefined {
  if (dataCoding === 0) return decodeGsm(bytes);
  if (dataCoding === 1) return bytes.some((byte) => byte > 0x7f) ? undefined : latin1(bytes);
  if (dataCoding === 3) return latin1(bytes);
  return dataCoding === 8 ? decodeUcs2(bytes) : undefined;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
