import { decodeText } from '../text/data-coding.ts';

/** The bytes of one part, and what they are written in. */
export interface PartBytes {
  readonly dataCoding: number;
  readonly bytes: Uint8Array;
}

/**
 * Joins bytes before they are read, since other senders tear escape pairs and surrogate pairs apart; parts of
 * different codings are read one by one.
 *
 * @param parts all of them, in their order
 * @returns undefined where it is no text
 */
export function joinParts(parts: readonly PartBytes[]): string | undefined {
  const [first] = parts;
  if (!first) return '';
  if (parts.every(({ dataCoding }) => dataCoding === first.dataCoding))
    return decodeText(first.dataCoding, concat(parts.map(({ bytes }) => bytes)));
  const texts = parts.map(({ dataCoding, bytes }) => decodeText(dataCoding, bytes));
  return texts.includes(undefined) ? undefined : texts.join('');
}

export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
