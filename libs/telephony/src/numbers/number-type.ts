import type { NumberType as LibraryType } from 'libphonenumber-js/max';

const TYPES = {
  MOBILE: 'mobile',
  FIXED_LINE: 'fixed',
  FIXED_LINE_OR_MOBILE: 'fixed-or-mobile',
  TOLL_FREE: 'toll-free',
  PREMIUM_RATE: 'premium',
  SHARED_COST: 'shared-cost',
  VOIP: 'voip',
  PERSONAL_NUMBER: 'personal',
  PAGER: 'pager',
  UAN: 'company',
  VOICEMAIL: 'voicemail',
} as const satisfies Record<NonNullable<LibraryType>, string>;

/** What numbers like this are given out for; `unknown` for one that the plan of its country does not have. */
export type NumberType = (typeof TYPES)[keyof typeof TYPES] | 'unknown';

export function numberTypeOf(type: LibraryType): NumberType {
  return type === undefined ? 'unknown' : TYPES[type];
}
