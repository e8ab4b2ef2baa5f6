import { AsYouType } from 'libphonenumber-js/max';
import type { NumberProblem } from '../numbers/number-errors.ts';
import { parseNumber, parseNumberAt } from '../numbers/phone-number.ts';
import type { PhoneNumber } from '../numbers/phone-number.ts';
import { isEmergencyAnywhere } from './emergency-anywhere.ts';

/** What somebody has dialled so far. */
export type DialledNumber =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'emergency' }
  | { readonly kind: 'problem'; readonly problem: NumberProblem }
  | { readonly kind: 'number'; readonly number: PhoneNumber };

/**
 * Reads what is dialled. Emergency numbers are told apart wherever they are one.
 *
 * @param homeCallingCode of the line it is dialled from, `1`: for numbers that are written without theirs
 */
export function readDialled(written: string, homeCallingCode?: string): DialledNumber {
  if (written.trim() === '') return { kind: 'nothing' };
  if (isEmergencyAnywhere(written)) return { kind: 'emergency' };
  const result =
    homeCallingCode === undefined ? parseNumber(written) : parseNumberAt(written, homeCallingCode);
  return result.ok
    ? { kind: 'number', number: result.number }
    : { kind: 'problem', problem: result.problem };
}

/** What is dialled so far, as people write such a number: `+1425555` becomes `+1 425 555`. */
export function formatDialled(written: string, homeCallingCode?: string): string {
  // Nothing that is written is lost: what stands in no number stays as it is. Emergency numbers have no parts.
  if (isEmergencyAnywhere(written) || !/^[\d\s().+-]*$/.test(written)) return written;
  const formatter = new AsYouType(
    homeCallingCode === undefined ? undefined : { defaultCallingCode: homeCallingCode },
  );
  return formatter.input(written);
}
