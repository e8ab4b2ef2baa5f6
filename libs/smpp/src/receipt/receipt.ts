import type { NetworkErrorCode } from '../codec/tlvs.ts';
import type { ReceiptState } from './receipt-state.ts';

/** What became of a message. */
export interface Receipt {
  /** As the carrier writes it here: see `canonicalId` before comparing it with that of submit_sm_resp. */
  readonly messageId: string;
  readonly state: ReceiptState;
  /** Milliseconds since the epoch, to the minute or second. */
  readonly submittedAt?: number;
  readonly doneAt?: number;
  /** `err:`, in the words of the carrier; at most a few characters. */
  readonly error?: string;
  readonly networkError?: NetworkErrorCode;
  /** The first characters of the message. */
  readonly text?: string;
}

/** Bits of esm_class that say what kind of message it is (SMPP 3.4, 5.2.12). */
const KIND = 0x3c;
export const RECEIPT = 0x04;
const INTERMEDIATE = 0x20;

/** Does esm_class say that this deliver_sm is a receipt, or a note on the way to one? */
export function isReceipt(esmClass: number): boolean {
  const kind = esmClass & KIND;
  return kind === RECEIPT || kind === INTERMEDIATE;
}
