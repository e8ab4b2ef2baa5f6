import type { NumberType } from '@switchboard/acs-wire';
import parsePhoneNumber from 'libphonenumber-js/min';
import type { Operator } from './inventory.ts';
import { countryOfNumber } from './country-of-number.ts';

/** As the answer calls them: numbers nobody pays for are not told apart. */
const TYPES: Readonly<Record<NumberType, string>> = {
  geographic: 'geographic',
  mobile: 'mobile',
  tollFree: 'other',
};

/** @param isDetailed whether more was asked for than how it is written */
export function presentOperator(
  phoneNumber: string,
  isDetailed: boolean,
  { countryCode, numberType, operator: operatorDetails }: Operator = {},
) {
  const parsed = parsePhoneNumber(phoneNumber);
  const isoCountryCode = countryCode ?? countryOfNumber(phoneNumber);
  return {
    phoneNumber,
    ...(parsed && {
      nationalFormat: parsed.formatNational(),
      internationalFormat: parsed.formatInternational(),
    }),
    ...(isDetailed && {
      numberType: numberType ? TYPES[numberType] : 'unknown',
      ...(isoCountryCode !== undefined && { isoCountryCode }),
      ...(operatorDetails && { operatorDetails }),
    }),
  };
}
