import type { TextFields } from '../parts/write-parts.ts';
import { encodeText } from '../text/data-coding.ts';
import { RECEIPT_STATES } from './receipt-state.ts';
import { RECEIPT } from './receipt.ts';
import type { Receipt } from './receipt.ts';
import { writeReceiptDate } from './receipt-date.ts';

export interface WriteReceiptOptions {
  /** `text` as in appendix B, `tlvs` as in 5.3.2, or both, which most carriers send. */
  readonly form?: 'text' | 'tlvs' | 'both';
}

const TEXT_CHARACTERS = 20;

/** @returns the fields of the deliver_sm that carries a receipt */
export function writeReceipt(receipt: Receipt, options: WriteReceiptOptions = {}): TextFields {
  const { form = 'both' } = options;
  return {
    esmClass: RECEIPT,
    dataCoding: 0,
    shortMessage: form === 'tlvs' ? new Uint8Array() : encodeText(receiptText(receipt), 'gsm'),
    tlvs: form === 'text' ? {} : tlvsOf(receipt),
  };
}

function tlvsOf({ messageId, state, networkError }: Receipt): TextFields['tlvs'] {
  return {
    receiptedMessageId: messageId,
    messageState: RECEIPT_STATES[state].code,
    ...(networkError && { networkErrorCode: networkError }),
  };
}

/** SMPP 3.4, appendix B. */
function receiptText(receipt: Receipt): string {
  const { messageId, state, submittedAt = 0, doneAt = submittedAt, error = '000' } = receipt;
  return [
    `id:${messageId}`,
    'sub:001',
    `dlvrd:${state === 'DELIVERED' ? '001' : '000'}`,
    `submit date:${writeReceiptDate(submittedAt)}`,
    `done date:${writeReceiptDate(doneAt)}`,
    `stat:${RECEIPT_STATES[state].word}`,
    `err:${error}`,
    `text:${asciiOf(receipt.text ?? '')}`,
  ].join(' ');
}

/** A receipt is plain whatever the message was: what the alphabet lacks becomes a question mark. */
function asciiOf(text: string): string {
  const start = [...text].slice(0, TEXT_CHARACTERS).join('');
  return start.replaceAll(/[^\x20-\x7e]/gu, '?').replaceAll(/[`^{}\\[\]~|]/g, '?');
}
