const ONES = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen'],
  ...['eighteen', 'nineteen'],
];
const TENS = [
  ...['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
];
const SCALES: readonly (readonly [bigint, string])[] = [
  [1_000_000_000_000n, 'trillion'],
  [1_000_000_000n, 'billion'],
  [1_000_000n, 'million'],
  [1_000n, 'thousand'],
  [100n, 'hundred'],
];
const MAX = 10n ** 15n;
const IRREGULAR: Readonly<Record<string, string>> = {
  ...{ one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth' },
  ...{ nine: 'ninth', twelve: 'twelfth' },
};

/** @param digits a whole number, without signs. Longer ones than anybody counts are said digit by digit. */
export function cardinal(digits: string): string {
  const number = BigInt(digits);
  return number < MAX ? inWords(number) : spelled(digits);
}

/** 3 → third. */
export function ordinal(digits: string): string {
  const words = cardinal(digits);
  const at = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
  const last = words.slice(at);
  const regular = last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`;
  return words.slice(0, at) + (IRREGULAR[last] ?? regular);
}

/** One digit or letter after the other. */
export function spelled(text: string): string {
  return [...text]
    .flatMap((one) => (/\d/.test(one) ? [ONES[Number(one)]!] : /\p{L}/u.test(one) ? [one] : []))
    .join(' ');
}

/** 1250.75 → one thousand two hundred fifty point seven five. */
export function decimal(digits: string): string {
  const [whole = '0', part] = digits.split('.');
  return part ? `${cardinal(whole)} point ${spelled(part)}` : cardinal(whole);
}

/** 1999 → nineteen ninety-nine, 2026 → twenty twenty-six. */
export function year(digits: string): string {
  const number = Number(digits);
  const [century, rest] = [Math.floor(number / 100), number % 100];
  if (number < 1_100 || number > 2_099 || (number >= 2_000 && number < 2_010))
    return cardinal(digits);
  if (rest === 0) return `${cardinal(String(century))} hundred`;
  const tail = rest < 10 ? `oh ${cardinal(String(rest))}` : cardinal(String(rest));
  return `${cardinal(String(century))} ${tail}`;
}

function inWords(number: bigint): string {
  for (const [scale, name] of SCALES) {
    if (number < scale) continue;
    const rest = number % scale;
    const head = `${inWords(number / scale)} ${name}`;
    return rest === 0n ? head : `${head} ${inWords(rest)}`;
  }
  if (number < 20n) return ONES[Number(number)]!;
  const tens = TENS[Number(number / 10n)]!;
  return number % 10n === 0n ? tens : `${tens}-${ONES[Number(number % 10n)]!}`;
}
