import type { CallReason } from '@switchboard/acs-wire';
import { reasons, Refusal } from '../../calls/port.ts';

/** Why a call to a phone is not made, or ended, although the phone network would take it. */
export const spendReasons = {
  /** No rate leads there, or it is denied. */
  destination: { code: 403, subCode: 511_403 },
  /** A daily cap of cost or minutes is reached. */
  cap: reasons.cutOff,
  /** As many calls as there may be at once go on, or the caller dials too often. */
  tooMany: { code: 429, subCode: 511_429 },
} as const satisfies Readonly<Record<string, CallReason>>;

export const destinationRefused = new Refusal(
  'Numbers like this one may not be called from here.',
  spendReasons.destination,
);
