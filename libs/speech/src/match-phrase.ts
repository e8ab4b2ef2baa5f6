import type { Phrase } from './hearer.ts';

/** Words in lower case with single spaces, without punctuation. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The phrase that is what was said, or else the longest that is in it as whole words. */
export function matchPhrase(text: string, phrases: readonly Phrase[]): Phrase | undefined {
  const said = ` ${plainWords(text)} `;
  const isIn = (phrase: string): boolean => {
    const words = plainWords(phrase);
    if (words === '') return false;
    // Where words are not set apart from each other, they are looked for as they are.
    return /^[\p{Script=Han}\d]+$/u.test(words)
      ? said.includes(words)
      : said.includes(` ${words} `);
  };
  return phrases
    .filter(({ phrase }) => isIn(phrase))
    .toSorted((one, other) => other.phrase.length - one.phrase.length)[0];
}
