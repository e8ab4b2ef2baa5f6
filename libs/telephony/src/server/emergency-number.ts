import library from 'google-libphonenumber';
import type { Country } from '../numbers/phone-number.ts';

const MAX_LENGTH = 40;

/**
 * Is it an emergency number where it is dialled from? Exactly: one digit more and it is none.
 *
 * Offline, and of a library that no page should load.
 */
export function isEmergencyNumber(dialled: string, country: Country): boolean {
  if (dialled.length > MAX_LENGTH) return false;
  return library.ShortNumberInfo.getInstance().isEmergencyNumber(dialled, country);
}
