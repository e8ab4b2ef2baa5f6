import type { Facts } from '../conversation/conversation.ts';

const HIDDEN = '…';
/** So many figures are a phone, a card or an account. */
const MIN_LONG = 5;
const MIN_KNOWN = 2;
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** What anybody may say. */
const COMMON = new Set(['yes', 'no']);

/**
 * Words without what is known of whoever said them: their name, what they have answered before, addresses and long numbers.
 *
 * @param minFigures from how many on figures are hidden, where a day may be among them
 */
export function withoutPersonal(text: string, facts: Facts, minFigures = MIN_LONG): string {
  const known = [...Object.values(facts), ...(facts['name'] ?? '').split(/\s+/)]
    .filter((value) => value.length >= MIN_KNOWN && !COMMON.has(value.toLowerCase()))
    .toSorted((one, other) => other.length - one.length);
  const figures = new RegExp(`\\+?\\d(?:[ ().-]{0,2}\\d){${minFigures - 1},}`, 'g');
  const left = text.replace(ADDRESS, HIDDEN).replace(figures, HIDDEN);
  return known.reduce((said, value) => said.replace(wordsOf(value), HIDDEN), left);
}

function wordsOf(value: string): RegExp {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}
