/** How raw ids of phones begin. */
const PHONE = '4:';

/** The raw id of the phone that has this number, as E.164 has it. */
export function phoneId(number: string): string {
  return `${PHONE}${number}`;
}

/** Does this raw id stand for a phone? */
export function isPhone(rawId: string): boolean {
  return rawId.startsWith(PHONE);
}

/** The number of a phone; `undefined` for people, and for phones that hide theirs. */
export function numberOf(rawId: string): string | undefined {
  const number = rawId.slice(PHONE.length);
  return isPhone(rawId) && number.startsWith('+') ? number : undefined;
}
