/** Keys in the order of their events (RFC 4733 section 3.2). */
const KEYS = '0123456789*#ABCD';

/** A key of a telephone: 0–9, *, # and, on few of them, A–D. */
export type Digit =
  '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#' | 'A' | 'B' | 'C' | 'D';

export const isDigit = (text: string): text is Digit => text.length === 1 && KEYS.includes(text);

export const eventOf = (digit: Digit): number => KEYS.indexOf(digit);

/** @returns nothing for what is no key: flash (16), tones of a line, events of others */
export const digitOf = (event: number): Digit | undefined => KEYS[event] as Digit | undefined;
