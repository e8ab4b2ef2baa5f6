import { ParseError, parsePhoneNumberWithError } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber as LibraryNumber } from 'libphonenumber-js/max';
import type { NumberProblem } from './number-errors.ts';
import { numberTypeOf } from './number-type.ts';
import type { NumberType } from './number-type.ts';

/** A phone number as E.164 has it, `+14255550100`. */
export type E164 = `+${string}`;

/** A country by its two letters (ISO 3166), `US`. */
export type Country = CountryCode;

export interface PhoneNumber {
  readonly e164: E164;
  /** Without the plus, `44`. */
  readonly callingCode: string;
  /**
   * Undefined where several countries share a calling code and the number says not which, as those do that
   * are reserved for stories and tests.
   */
  readonly country: Country | undefined;
  readonly type: NumberType;
}

export type NumberResult =
  | { readonly ok: true; readonly number: PhoneNumber }
  | { readonly ok: false; readonly problem: NumberProblem };

/** Longer than anything a person writes for a number, and short enough to be read at once. */
const MAX_LENGTH = 40;
type Home = { defaultCountry: Country | undefined } | { defaultCallingCode: string };

const PROBLEMS: Readonly<Record<string, NumberProblem>> = {
  TOO_SHORT: 'number-too-short',
  TOO_LONG: 'number-too-long',
  INVALID_COUNTRY: 'number-without-country',
};

/**
 * Reads a number as people write it. What counts is whether such a number can be, not whether it is given
 * out: plans change, and numbers reserved for tests are given to nobody.
 *
 * @param home the country of a number that is written without its own
 */
export function parseNumber(written: string, home?: Country): NumberResult {
  return parse(written, { defaultCountry: home });
}

/** The same, where all that is known of home is its calling code, `1`. */
export function parseNumberAt(written: string, homeCallingCode: string): NumberResult {
  return parse(written, { defaultCallingCode: homeCallingCode });
}

function parse(written: string, home: Home): NumberResult {
  const text = written.trim();
  if (text === '') return refused('number-missing');
  if (text.length > MAX_LENGTH) return refused('number-malformed');
  try {
    return judge(parsePhoneNumberWithError(text, { ...home, extract: false }));
  } catch (error) {
    if (error instanceof ParseError) return refused(PROBLEMS[error.message] ?? 'number-malformed');
    throw error;
  }
}

function judge(number: LibraryNumber): NumberResult {
  if (number.ext !== undefined) return refused('number-with-extension');
  if (!number.isPossible()) return refused('number-malformed');
  const { countryCallingCode: callingCode, country } = number;
  const e164 = number.number as E164;
  return {
    ok: true,
    number: { e164, callingCode, country, type: numberTypeOf(number.getType()) },
  };
}

function refused(problem: NumberProblem): NumberResult {
  return { ok: false, problem };
}
