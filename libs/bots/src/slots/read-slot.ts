import { phraseIn, plainWords } from '../understanding/words.ts';
import { readDate } from './read-date.ts';
import { spokenDigits } from './spoken-digits.ts';
import type { SlotType } from './slot-type.ts';

const YES = [
  'yes',
  'yeah',
  'yep',
  'correct',
  'right',
  'sure',
  'ok',
  'okay',
  '是',
  '是的',
  '对',
  '好',
];
const NO = ['no', 'nope', 'not', 'wrong', 'incorrect', '不', '不是', '不对', '否'];

/**
 * The value that an answer has as a fact.
 *
 * @param today the day of the conversation, as `2026-11-30`
 * @returns undefined where the answer is none of that kind
 */
export function readSlot(type: SlotType, text: string, today: string): string | undefined {
  switch (type.kind) {
    case 'digits':
      return readDigits(text, type.min, type.max);
    case 'reference':
      return readReference(text, type.prefix, type.digits);
    case 'yes-no':
      return readYesNo(text);
    case 'number':
      return readNumber(text, type.min, type.max);
    case 'date':
      return readDate(text, today);
    case 'text':
      return text.trim().slice(0, type.maxLength) || undefined;
  }
}

/** Which of the two somebody says; "no, that is right" is neither. */
export function readYesNo(text: string): 'yes' | 'no' | undefined {
  const says = (words: readonly string[]): boolean =>
    words.some((word) => phraseIn(text, word) > 0);
  // "Not right", "that is not correct": what denies is stronger than what it denies.
  if (phraseIn(text, 'not') || ['不', '否'].some((word) => plainWords(text).includes(word)))
    return 'no';
  if (says(YES) === says(NO)) return undefined;
  return says(YES) ? 'yes' : 'no';
}

function readDigits(text: string, min: number, max: number): string | undefined {
  const digits = spokenDigits(text);
  return digits.length >= min && digits.length <= max ? digits : undefined;
}

function readReference(text: string, prefix: string, count: number): string | undefined {
  const digits = spokenDigits(text);
  if (digits.length !== count) return undefined;
  const written = /\b([A-Z]{1,4})-?\d/.exec(text.toUpperCase());
  if (written && written[1] !== prefix) return undefined;
  return prefix ? `${prefix}-${digits}` : digits;
}

function readNumber(text: string, min: number, max: number): string | undefined {
  const digits = spokenDigits(text);
  const value = Number(digits);
  return digits && value >= min && value <= max ? String(value) : undefined;
}
