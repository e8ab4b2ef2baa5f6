import { contains, numbersOf } from './number-range.ts';
import type { NumberRange, NumberType, StockNumber } from './number-range.ts';
import { OFFERINGS } from './offerings.ts';
import { RANGES } from './ranges.ts';

/** What somebody looks for. */
export interface Wanted {
  readonly country: string;
  readonly numberType?: NumberType | undefined;
  readonly areaCode?: string | undefined;
  /** Digits after the plus; any of them. */
  readonly prefixes?: readonly string[] | undefined;
  readonly locality?: string | undefined;
  /** By its code. */
  readonly division?: string | undefined;
}

/** @returns undefined for a number that nobody sells */
export function findNumber(phoneNumber: string): StockNumber | undefined {
  const range = RANGES.find((one) => contains(one, phoneNumber));
  return range && { phoneNumber, range };
}

/** Every number of that kind, whether it is free or not, in order. */
export function* numbersLike(wanted: Wanted): Generator<StockNumber> {
  const { prefixes = [] } = wanted;
  for (const range of RANGES.filter((one) => isWanted(one, wanted)))
    for (const one of numbersOf(range))
      if (prefixes.length === 0 || prefixes.some((two) => one.phoneNumber.startsWith(`+${two}`)))
        yield one;
}

function isWanted(range: NumberRange, wanted: Wanted): boolean {
  return (
    range.countryCode === wanted.country &&
    same(wanted.numberType, range.numberType) &&
    same(wanted.areaCode, range.areaCode) &&
    same(wanted.locality?.toLowerCase(), range.locality?.toLowerCase()) &&
    same(wanted.division?.toUpperCase(), range.division?.code)
  );
}

const same = (wanted: string | undefined, is: string | undefined): boolean =>
  wanted === undefined || wanted === is;

/** Where numbers of a country are; a mobile one is nowhere. */
export function placesOf(country: string): NumberRange[] {
  return RANGES.filter(
    ({ countryCode, numberType }) => countryCode === country && numberType !== 'mobile',
  );
}

/** May texts be sent from a number of this kind, and to it? */
export function takesTexts({ range }: StockNumber): boolean {
  const { countryCode, numberType } = range;
  return OFFERINGS.some(
    (one) =>
      one.countryCode === countryCode &&
      one.numberType === numberType &&
      one.capabilities.sms !== 'none',
  );
}
