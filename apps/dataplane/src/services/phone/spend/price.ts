import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Rate, SpendRules } from './rules.ts';

/** What a call would cost; or that it may not be made. */
export type Price =
  | { readonly kind: 'allowed'; readonly rate: Rate }
  | { readonly kind: 'denied'; readonly because: 'destination' | 'premium' };

/**
 * @param number E.164, with the plus
 * @param callerId the number of the resource that it would be made from
 */
export function priceOf(rules: SpendRules, number: string, callerId: string): Price {
  const rate = longest(rules.rates, number);
  if (!rate?.isAllowed || !reaches(rules, callerId, number)) {
    return { kind: 'denied', because: 'destination' };
  }
  if (!rules.allowsPremium && isPremium(number)) return { kind: 'denied', because: 'premium' };
  return { kind: 'allowed', rate };
}

/** In millionths of the currency. Seconds are charged one by one, and what is less than a millionth as one. */
export function costOf(perMinute: number, seconds: number): number {
  return Math.ceil((perMinute * seconds) / 60);
}

function longest(rates: readonly Rate[], number: string): Rate | undefined {
  const matching = rates.filter(({ prefix }) => number.startsWith(prefix));
  return matching.toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
}

function reaches({ numbers }: SpendRules, callerId: string, number: string): boolean {
  const { prefixes = [] } = numbers.find(({ phoneNumber }) => phoneNumber === callerId) ?? {};
  return prefixes.length === 0 || prefixes.some((prefix) => number.startsWith(prefix));
}

function isPremium(number: string): boolean {
  return parsePhoneNumberFromString(number)?.getType() === 'PREMIUM_RATE';
}
