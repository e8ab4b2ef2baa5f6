import { cardinal } from './numbers.ts';

interface Currency {
  readonly one: string;
  readonly many: string;
  readonly part: readonly [one: string, many: string];
}

const CURRENCIES: Readonly<Record<string, Currency>> = {
  $: { one: 'dollar', many: 'dollars', part: ['cent', 'cents'] },
  '€': { one: 'euro', many: 'euros', part: ['cent', 'cents'] },
  '£': { one: 'pound', many: 'pounds', part: ['penny', 'pence'] },
  '¥': { one: 'yuan', many: 'yuan', part: ['fen', 'fen'] },
};
const CODES: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', CNY: '¥' };

export const MONEY_SIGNS = '[$€£¥]';
export const MONEY_CODES = Object.keys(CODES).join('|');

/** @param sign or code of a currency. @param amount without thousands' separators; its part is of two digits */
export function money(sign: string, amount: string): string {
  const { one, many, part } = CURRENCIES[CODES[sign] ?? sign]!;
  const [whole = '0', cents = '00'] = amount.split('.');
  const main = `${cardinal(whole)} ${BigInt(whole) === 1n ? one : many}`;
  const rest = Number(cents);
  if (rest === 0) return main;
  const small = `${cardinal(String(rest))} ${part[rest === 1 ? 0 : 1]}`;
  return BigInt(whole) === 0n ? small : `${main} and ${small}`;
}
