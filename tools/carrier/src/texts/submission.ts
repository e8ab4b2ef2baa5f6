import { readContent } from '@switchboard/smpp';
import type { Content, MessageFields, PartPlace, RefusalStatus } from '@switchboard/smpp';
import { decodeText } from '@switchboard/smpp/text';
import { numberInPath } from '../network/phone-number.ts';
import { readSmppTime } from './smpp-time.ts';

const DAY_MS = 86_400_000;
const DEFAULT_VALIDITY_MS = DAY_MS;
const LONGEST_MS = 7 * DAY_MS;
/** Of parts, which are read when all are there. */
const TEXT_CODINGS: readonly number[] = [0, 1, 3, 8];

/** A submit_sm that can be taken. Times are milliseconds of the carrier's clock. */
export interface Submission {
  readonly source: string;
  readonly destination: string;
  /** Undefined for a part of one. */
  readonly text: string | undefined;
  readonly part: PartPlace | undefined;
  readonly bytes: Uint8Array;
  readonly dataCoding: number;
  /** user_message_reference; texts that are sent again have the same. */
  readonly reference: number | undefined;
  /** The lowest bits of registered_delivery: 0 none, 1 always, 2 of a failure. */
  readonly receipt: number;
  readonly dueAt: number;
  readonly expiresAt: number;
}

/** @returns why it is refused, or what it says */
export function readSubmission(message: MessageFields, now: number): RefusalStatus | Submission {
  const source = numberInPath(message.source.value);
  if (source === undefined) return 'ESME_RINVSRCADR';
  const destination = numberInPath(message.destination.value);
  if (destination === undefined) return 'ESME_RINVDSTADR';
  const dueAt = message.scheduleDeliveryTime ? timeOf(message.scheduleDeliveryTime, now) : now;
  if (dueAt === undefined) return 'ESME_RINVSCHED';
  const { validityPeriod } = message;
  const expiresAt = validityPeriod ? timeOf(validityPeriod, now) : dueAt + DEFAULT_VALIDITY_MS;
  if (expiresAt === undefined || expiresAt <= dueAt) return 'ESME_RINVEXPIRY';
  const content = contentOf(message);
  if (!content) return 'ESME_RSUBMITFAIL';
  const receipt = message.registeredDelivery & 0x03;
  const reference = message.tlvs.userMessageReference;
  return { source, destination, ...content, reference, receipt, dueAt, expiresAt };
}

/** What lies further ahead than the network keeps anything ends there. */
function timeOf(text: string, now: number): number | undefined {
  const at = readSmppTime(text, now);
  return at === undefined || at < now ? undefined : Math.min(at, now + LONGEST_MS);
}

function contentOf(
  message: MessageFields,
): (Content & { readonly text: string | undefined }) | undefined {
  const content = readContent(message);
  if (!content) return undefined;
  if (content.part) return isText(content) ? { ...content, text: undefined } : undefined;
  const text = decodeText(content.dataCoding, content.bytes);
  return text === undefined ? undefined : { ...content, text };
}

const isText = ({ dataCoding }: Content): boolean => TEXT_CODINGS.includes(dataCoding);
