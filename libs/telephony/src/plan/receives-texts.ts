import type { NumberType } from '../numbers/number-type.ts';
import type { PhoneNumber } from '../numbers/phone-number.ts';

const DEAF: ReadonlySet<NumberType> = new Set([
  'fixed',
  'toll-free',
  'premium',
  'shared-cost',
  'company',
  'pager',
  'voicemail',
]);

/** Texts to numbers like this end nowhere, and are paid for all the same. */
export function receivesTexts({ type }: Pick<PhoneNumber, 'type'>): boolean {
  return !DEAF.has(type);
}
