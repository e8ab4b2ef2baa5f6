import type { Expected, Heard } from '../hearer.ts';
import { matchPhrase } from '../match-phrase.ts';

/** What a service wrote down, as an answer to what was expected. */
export function heardText(text: string, { phrases }: Expected, confidence?: number): Heard {
  const sure = confidence === undefined ? {} : { confidence };
  if (text.trim() === '') return { kind: 'no-match' };
  if (!phrases) return { kind: 'text', text: text.trim(), ...sure };
  const found = matchPhrase(text, phrases);
  return found ? { kind: 'phrase', ...found, ...sure } : { kind: 'no-match' };
}
