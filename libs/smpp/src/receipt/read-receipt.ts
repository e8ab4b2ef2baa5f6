import type { MessageFields } from '../codec/pdu.ts';
import { readContent } from '../parts/read-content.ts';
import { decodeText } from '../text/data-coding.ts';
import { readReceiptDate } from './receipt-date.ts';
import { messageStateOf, stateOfWord } from './receipt-state.ts';
import { isReceipt } from './receipt.ts';
import type { Receipt } from './receipt.ts';

export interface ReadReceiptOptions {
  /** Of the carrier's clock from UTC, in minutes. */
  readonly offsetMinutes?: number;
}

/** `text:` is the last field, and may hold anything. */
const TEXT = /(?:^|\s)text:(.*)$/is;
const FIELD = /(?:^|\s)(id|submit date|done date|stat|err):\s*(\S*)/gi;
/** No receipt is as long; what is behind is not looked at. */
const MAX_CHARACTERS = 1_000;

/**
 * Reads a receipt in the text form, the form of optional parameters, or both. Fields may come in any order and
 * case, and most may be missing; where the two forms differ the optional parameters count.
 *
 * @returns undefined for a message that is no receipt, or does not say of which message or in which state
 */
export function readReceipt(
  message: MessageFields,
  options: ReadReceiptOptions = {},
): Receipt | undefined {
  if (!isReceipt(message.esmClass)) return undefined;
  const { tlvs } = message;
  const [fields, text] = fieldsOf(textOf(message));
  const messageId = tlvs.receiptedMessageId ?? fields.get('id');
  const state =
    tlvs.messageState === undefined
      ? stateOfWord(fields.get('stat') ?? '')
      : messageStateOf(tlvs.messageState);
  if (!messageId || !state) return undefined;
  return {
    messageId,
    state,
    ...date('submittedAt', fields.get('submit date'), options),
    ...date('doneAt', fields.get('done date'), options),
    ...(fields.get('err') && { error: fields.get('err')! }),
    ...(tlvs.networkErrorCode && { networkError: tlvs.networkErrorCode }),
    ...(text && { text }),
  };
}

function textOf(message: MessageFields): string {
  const content = readContent(message);
  const text =
    content && decodeText(content.dataCoding, content.bytes.subarray(0, 2 * MAX_CHARACTERS));
  return (text ?? '').slice(0, MAX_CHARACTERS);
}

function fieldsOf(all: string): [ReadonlyMap<string, string>, string | undefined] {
  const text = TEXT.exec(all);
  const fields = new Map<string, string>();
  for (const [, name, value] of all.slice(0, text?.index).matchAll(FIELD))
    if (!fields.has(name!.toLowerCase())) fields.set(name!.toLowerCase(), value!);
  return [fields, text?.[1]];
}

function date(
  name: 'submittedAt' | 'doneAt',
  text: string | undefined,
  { offsetMinutes }: ReadReceiptOptions,
): Partial<Receipt> {
  const at = text === undefined ? undefined : readReceiptDate(text, offsetMinutes);
  return at === undefined ? {} : { [name]: at };
}
