/** What a person asks for with a text of one word. */
export type KeywordAction = 'opt-out' | 'opt-in' | 'help';

const ACTIONS: ReadonlyMap<string, KeywordAction> = new Map([
  ...['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'].map(
    (word) => [word, 'opt-out'] as const,
  ),
  ...['START', 'UNSTOP', 'YES'].map((word) => [word, 'opt-in'] as const),
  ...['HELP', 'INFO'].map((word) => [word, 'help'] as const),
]);
/** Longer than any of them, spaces included: more is a sentence. */
const MAX_LENGTH = 64;

/** @returns undefined for a text that is none of them; case and spaces do not count */
export function keywordAction(text: string): KeywordAction | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  return ACTIONS.get(text.replaceAll(/\s/g, '').toUpperCase());
}
