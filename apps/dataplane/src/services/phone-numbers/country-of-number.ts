import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** Of those that share a calling code, the one it was made for. */
const FIRST_OF: Readonly<Record<string, string>> = { '1': 'US', '7': 'RU', '39': 'IT', '61': 'AU' };

/** ISO 3166-1 of where a number is from; of one that nobody has, at least whose calling code it begins with. */
export function countryOfNumber(phoneNumber: string): string | undefined {
  const parsed = parsePhoneNumberFromString(phoneNumber);
  if (!parsed) return undefined;
  const { country, countryCallingCode: code } = parsed;
  return (
    country ?? FIRST_OF[code] ?? getCountries().find((one) => getCountryCallingCode(one) === code)
  );
}
