import { parseNumber } from './phone-number.ts';
import type { PhoneNumber } from './phone-number.ts';

/** What a text is sent from, by which what it may do and how fast is decided. */
export type SenderKind = 'toll-free' | 'long-code' | 'short-code' | 'name';

export interface Sender {
  /** As it is sent: E.164, a short code without a plus, or a name. */
  readonly id: string;
  readonly kind: SenderKind;
  /** Undefined for a short code or a name. */
  readonly number: PhoneNumber | undefined;
}

const SHORT_CODE = /^[0-9]{3,8}$/;
/** At most eleven, and one letter at least: it would be taken for a number otherwise. */
const NAME = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/;

/** @returns undefined for what nothing can be sent from */
export function parseSender(id: string): Sender | undefined {
  if (SHORT_CODE.test(id)) return { id, kind: 'short-code', number: undefined };
  if (NAME.test(id) && id.trim() === id) return { id, kind: 'name', number: undefined };
  const parsed = id.startsWith('+') ? parseNumber(id) : undefined;
  if (!parsed?.ok) return undefined;
  const { number } = parsed;
  return { id: number.e164, kind: number.type === 'toll-free' ? 'toll-free' : 'long-code', number };
}
