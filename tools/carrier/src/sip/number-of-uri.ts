import { numberInPath } from '../network/phone-number.ts';

const USER = /^(?:sips?:([^@;?]+)@|tel:([^;?]+))/i;

/** @returns the number that a URI of SIP or a `tel:` names, with its plus */
export function numberOfUri(uri: string): string | undefined {
  const [, user, number] = USER.exec(uri) ?? [];
  return numberOfUser(user ?? number ?? '');
}

/** @param user of a URI: a number, perhaps with what people write between its digits */
export function numberOfUser(user: string): string | undefined {
  const [name = ''] = user.replace(/^%2b/i, '+').split(';');
  return numberInPath(name.replace(/[().-]/g, ''));
}
