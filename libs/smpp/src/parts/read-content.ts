import type { MessageFields } from '../codec/pdu.ts';
import { readUserData } from '../text/user-data-header.ts';
import { UDHI } from './write-parts.ts';

/** One message as it is read before anybody looks at its text. */
export interface Content {
  readonly dataCoding: number;
  /** Without a user data header. */
  readonly bytes: Uint8Array;
  /** Which part of which text it is; undefined for a whole one. */
  readonly part: PartPlace | undefined;
}

export interface PartPlace {
  /** References of different kinds are not compared. */
  readonly kind: 'header' | 'wide-header' | 'sar';
  readonly reference: number;
  readonly total: number;
  /** From 1. */
  readonly index: number;
}

/** @returns what a message carries, wherever it does; undefined where its user data header is not true */
export function readContent(message: MessageFields): Content | undefined {
  const { dataCoding, shortMessage, tlvs, esmClass } = message;
  const bytes = tlvs.messagePayload ?? shortMessage;
  const sar = sarOf(message);
  if ((esmClass & UDHI) === 0) return { dataCoding, bytes, part: sar };
  const data = readUserData(bytes);
  if (!data) return undefined;
  const { concatenation, body } = data;
  if (!concatenation) return { dataCoding, bytes: body, part: sar };
  const { isWide, ...place } = concatenation;
  const part = { kind: isWide ? 'wide-header' : 'header', ...place } as const;
  return { dataCoding, bytes: body, part: place.total === 1 ? undefined : part };
}

function sarOf({ tlvs }: MessageFields): PartPlace | undefined {
  const { sarReference: reference, sarTotal: total, sarIndex: index } = tlvs;
  if (reference === undefined || total === undefined || index === undefined) return undefined;
  if (total < 2 || index === 0 || index > total) return undefined;
  return { kind: 'sar', reference, total, index };
}
