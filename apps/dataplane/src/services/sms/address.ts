import type { Address } from '@switchboard/smpp';

const E164 = /^\+[1-9]\d{6,14}$/;
const SHORT_CODE = /^\d{3,8}$/;
const NAME = /^(?=.*[a-z])[a-z\d ]{1,11}$/i;

/** With a plus sign. */
export function isPhoneNumber(text: string): boolean {
  return E164.test(text);
}

/** A short code, or a name of up to eleven letters, digits and spaces. */
export function isSenderName(text: string): boolean {
  return SHORT_CODE.test(text) || NAME.test(text);
}

/** As SMPP has it: numbers have no plus sign there, and say that they are international. */
export function addressOf(sender: string): Address {
  if (isPhoneNumber(sender)) return { ton: 1, npi: 1, value: sender.slice(1) };
  return SHORT_CODE.test(sender)
    ? { ton: 3, npi: 0, value: sender }
    : { ton: 5, npi: 0, value: sender };
}

/**
 * What a provider says a text came from, or went to. Many leave the type of number open, so digits that
 * can be an international number are taken for one, and fewer for a short code.
 */
export function numberOf({ value, ton }: Address): string {
  const digits = value.replace(/^\+/, '');
  const isShort = ton === 3 || digits.length <= 8;
  return /^\d+$/.test(digits) && (ton === 1 || !isShort) ? `+${digits}` : value;
}
