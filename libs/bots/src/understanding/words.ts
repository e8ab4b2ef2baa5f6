/** How many letters a word has before one of them may be mistyped. */
const MIN_FUZZY = 5;

/** Lower case, without marks, one blank between words. Chinese has its characters apart, as it has no blanks. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/\p{Script=Han}/gu, ' $& ')
    .replace(/[^\p{L}\p{N}*#]+/gu, ' ')
    .trim();
}

/**
 * Where a phrase stands in a text as whole words, a mistyped letter allowed in long ones.
 *
 * @returns how many letters of the phrase were found, 0 for none
 */
export function phraseIn(text: string, phrase: string): number {
  const wanted = plainWords(phrase).split(' ');
  const given = plainWords(text).split(' ');
  const isAt = (start: number): boolean =>
    wanted.every((word, at) => isSameWord(given[start + at], word));
  return given.some((_, start) => isAt(start)) ? wanted.join('').length : 0;
}

function isSameWord(given: string | undefined, wanted: string): boolean {
  if (given === wanted) return true;
  if (given === undefined || wanted.length < MIN_FUZZY || /\d/.test(wanted)) return false;
  return Math.abs(given.length - wanted.length) <= 1 && differsByOne(given, wanted);
}

/** One letter more, less, other, or two of them changed round. */
function differsByOne(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < one.length - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left === [...right].reverse().join('');
}
