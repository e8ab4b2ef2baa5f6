import { countSegments, isGsm } from '@switchboard/smpp/text';
import type { SendDecision } from '../consent/may-send.ts';
import type { SendRefusal } from '../consent/refusal-errors.ts';

/** What a person who writes a text should know before it is sent. */
export type TextWarning =
  | {
      /** These characters make a text hold 70 characters instead of 160. */
      readonly kind: 'unicode';
      /** Each once, in the order of the text; five at most. */
      readonly characters: readonly string[];
      /** Where the first one stands, in UTF-16 units. */
      readonly at: number;
      /** How many segments fewer it would have without them. */
      readonly saves: number;
    }
  | { readonly kind: 'many-segments'; readonly segments: number }
  | { readonly kind: 'too-long'; readonly over: number }
  | {
      readonly kind: 'refused';
      readonly reason: SendRefusal;
      readonly againMs: number | undefined;
    };

/** What the service takes, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 2_048;
const MANY_SEGMENTS = 4;
const MAX_NAMED = 5;

/**
 * Fast enough for every key that is pressed.
 *
 * @param decision of `maySend`, where it is known to whom
 */
export function textWarnings(text: string, decision?: SendDecision): TextWarning[] {
  const { segments, coding } = countSegments(text);
  const warnings: TextWarning[] = [];
  if (decision?.allowed === false) {
    const { reason, againMs } = decision;
    warnings.push({ kind: 'refused', reason, againMs });
  }
  if (coding === 'ucs2') warnings.push(unicodeWarning(text, segments));
  if (segments >= MANY_SEGMENTS) warnings.push({ kind: 'many-segments', segments });
  const over = text.length - MAX_TEXT_LENGTH;
  if (over > 0) warnings.push({ kind: 'too-long', over });
  return warnings;
}

function unicodeWarning(text: string, segments: number): TextWarning {
  const characters = new Set<string>();
  const plain: string[] = [];
  let [index, at] = [0, -1];
  for (const character of text) {
    if (isGsm(character)) plain.push(character);
    else {
      if (at < 0) at = index;
      if (characters.size < MAX_NAMED) characters.add(character);
    }
    index += character.length;
  }
  const saves = segments - countSegments(plain.join('')).segments;
  return { kind: 'unicode', characters: [...characters], at, saves };
}
