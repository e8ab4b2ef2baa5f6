import type { MessageFields } from '../codec/pdu.ts';
import { codingOf, DATA_CODING, encodeText } from '../text/data-coding.ts';
import type { Coding } from '../text/data-coding.ts';
import { splitText } from '../text/segments.ts';
import { writeConcatenation } from '../text/user-data-header.ts';

/** How a long text is told to be one: which of these a carrier takes is in its contract. */
export type PartsBy = 'header' | 'wide-header' | 'sar' | 'payload';

/** The fields of a message that carry its text. */
export type TextFields = Pick<MessageFields, 'esmClass' | 'dataCoding' | 'shortMessage' | 'tlvs'>;

export interface WritePartsOptions {
  readonly by: PartsBy;
  /** What the parts have in common: other than that of the last text to the same person. */
  readonly reference: number;
}

export const UDHI = 0x40;
const MAX_PARTS = 255;

/**
 * @returns one message for each segment, in order, or a single one with message_payload, which the carrier
 *   splits itself; undefined where the text would be more than 255 parts
 */
export function writeParts(text: string, options: WritePartsOptions): TextFields[] | undefined {
  const coding = codingOf(text);
  const parts = splitText(text, { wideReference: options.by === 'wide-header' });
  if (parts.length === 1) return [alone(text, coding)];
  if (parts.length > MAX_PARTS) return undefined;
  if (options.by === 'payload') return [payload(text, coding)];
  return parts.map((part, index) =>
    writePart(encodeText(part, coding), coding, options, { total: parts.length, index: index + 1 }),
  );
}

function alone(text: string, coding: Coding): TextFields {
  const shortMessage = encodeText(text, coding);
  return { esmClass: 0, dataCoding: DATA_CODING[coding], shortMessage, tlvs: {} };
}

function payload(text: string, coding: Coding): TextFields {
  return {
    esmClass: 0,
    dataCoding: DATA_CODING[coding],
    shortMessage: new Uint8Array(),
    tlvs: { messagePayload: encodeText(text, coding) },
  };
}

function writePart(
  bytes: Uint8Array,
  coding: Coding,
  { by, reference }: WritePartsOptions,
  place: { readonly total: number; readonly index: number },
): TextFields {
  const dataCoding = DATA_CODING[coding];
  if (by === 'sar') {
    const tlvs = {
      sarReference: reference & 0xffff,
      sarTotal: place.total,
      sarIndex: place.index,
    };
    return { esmClass: 0, dataCoding, shortMessage: bytes, tlvs };
  }
  const header = writeConcatenation({ reference, ...place }, by === 'wide-header');
  const shortMessage = new Uint8Array(header.length + bytes.length);
  shortMessage.set(header);
  shortMessage.set(bytes, header.length);
  return { esmClass: UDHI, dataCoding, shortMessage, tlvs: {} };
}
