import type { DtmfTone } from '@azure/communication-calling';

/** Keys of a telephone as they are written, in the order they stand on one. */
export const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
export type Digit = (typeof digits)[number];

const TONES: Readonly<Record<string, DtmfTone>> = { '*': 'Star', '#': 'Pound' };

/** The SDK's names for keys; what is no key is left out. */
export function tonesOf(written: string): DtmfTone[] {
  return [...written]
    .filter((key) => digits.some((digit) => digit === key))
    .map((key) => TONES[key] ?? (`Num${key}` as DtmfTone));
}
