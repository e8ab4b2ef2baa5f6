import type { ReceiptState } from '@switchboard/smpp';
import type { HandsetState } from '../handsets/handset.ts';

/** Why a text did not arrive, yet or at all. */
export type Reason =
  | 'off'
  | 'out-of-reach'
  | 'full'
  | 'blocked'
  | 'unknown-number'
  | 'no-texts'
  | 'incomplete'
  | 'malformed';

/** What there is to say of a reason in a receipt: codes of 3GPP TS 29.002 where there is one. */
const NETWORK_ERRORS: Readonly<Record<Reason, number>> = {
  'unknown-number': 1,
  blocked: 13,
  'no-texts': 21,
  off: 27,
  'out-of-reach': 28,
  full: 32,
  malformed: 36,
  incomplete: 37,
};

export const networkErrorOf = (reason: Reason): number => NETWORK_ERRORS[reason];

export type Outcome =
  | { readonly is: 'received' }
  /** It is tried again until its validity ends. */
  | { readonly is: 'put-off'; readonly reason: Reason }
  | { readonly is: 'failed'; readonly reason: Reason; readonly state: ReceiptState };

/** What becomes of a text for a handset as it is now. */
export function outcomeAt(state: HandsetState): Outcome {
  if (state === 'on') return { is: 'received' };
  if (state === 'blocked') return { is: 'failed', reason: 'blocked', state: 'REJECTED' };
  return { is: 'put-off', reason: state };
}
