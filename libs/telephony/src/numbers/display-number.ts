import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { E164 } from './phone-number.ts';

/**
 * A number as people read it: `(425) 555-0100` at home, `+1 425 555 0100` elsewhere.
 *
 * @param homeCallingCode whose numbers are written without it, `1`
 * @returns what was given where it is no number, for instance the name of a sender
 */
export function displayNumber(number: E164 | string, homeCallingCode?: string): string {
  const parsed = parsePhoneNumberFromString(number, { extract: false });
  if (parsed === undefined) return number;
  return parsed.countryCallingCode === homeCallingCode
    ? parsed.formatNational()
    : parsed.formatInternational();
}
