import { z } from 'zod';

const E164 = /^\+[1-9]\d{6,14}$/;

/** E.164 with its plus. */
export const phoneNumber = z.string().regex(E164, 'a number in E.164, with +');

/** The same as links have it, where the plus may be left away or have become a space. */
export function numberInPath(text: string): string | undefined {
  const number = `+${text.replace(/^[+ ]/, '')}`;
  return E164.test(number) ? number : undefined;
}
