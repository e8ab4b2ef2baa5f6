/** The base table of GSM 03.38; at 0x1b stands the escape to the extension table. */
const BASE =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION: Readonly<Record<number, string>> = {
  0x0a: '\f',
  0x14: '^',
  0x28: '{',
  0x29: '}',
  0x2f: '\\',
  0x3c: '[',
  0x3d: '~',
  0x3e: ']',
  0x40: '|',
  0x65: '€',
};
const ESCAPE = 0x1b;
const REPLACEMENT = '\ufffd';

/** By UTF-16 unit: 0 for what is not in the alphabet, the septet, or the septet after an escape plus 0x100. */
const CODES = new Uint16Array(0x1_0000);
const NOT_ZERO = 0x8000;
for (const [septet, character] of [...BASE].entries())
  if (septet !== ESCAPE) CODES[character.charCodeAt(0)] = septet | NOT_ZERO;
for (const [septet, character] of Object.entries(EXTENSION))
  CODES[character.charCodeAt(0)] = Number(septet) | 0x100 | NOT_ZERO;

/** @returns how many septets a UTF-16 unit takes: 1, 2, or 0 where the alphabet does not have it */
export function septetsOf(unit: number): 0 | 1 | 2 {
  const code = CODES[unit]!;
  if (code === 0) return 0;
  return code & 0x100 ? 2 : 1;
}

/** Near misses are none: `ç`, `ê` and the backtick are not in the alphabet, `Ç`, `é` and `'` are. */
export function isGsm(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (CODES[text.charCodeAt(at)] === 0) return false;
  return true;
}

/** @returns one septet in each byte, as data_coding 0 has them; undefined where the alphabet lacks a character */
export function encodeGsm(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = CODES[text.charCodeAt(at)]!;
    if (code === 0) return undefined;
    if (code & 0x100) bytes[length++] = ESCAPE;
    bytes[length++] = code & 0x7f;
  }
  return bytes.subarray(0, length);
}

/**
 * Reads unpacked septets. After an escape, what the extension table lacks is read from the base table, and a
 * second escape is a space, as phones do (GSM 03.38, 6.2.1.1); a byte above 0x7f is U+FFFD.
 */
export function decodeGsm(bytes: Uint8Array): string {
  const characters: string[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== ESCAPE) characters.push(BASE[bytes[at]!] ?? REPLACEMENT);
    else characters.push(escaped(bytes[++at]));
  }
  return characters.join('');
}

function escaped(septet: number | undefined): string {
  if (septet === undefined || septet === ESCAPE) return ' ';
  return EXTENSION[septet] ?? BASE[septet] ?? REPLACEMENT;
}
