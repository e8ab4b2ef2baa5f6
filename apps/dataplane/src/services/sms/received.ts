import type { NewEvent } from '../events/port.ts';
import { subjectOf, withoutPlus } from './report.ts';

export const RECEIVED_EVENT = 'SMSReceived';

/** A text that came in, whole. */
export interface ReceivedMessage {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly content: string;
  readonly segments: number;
  readonly receivedMs: number;
}

export function receivedEvent(message: ReceivedMessage): NewEvent {
  const { id: messageId, from, to, content, segments: segmentCount, receivedMs } = message;
  return {
    type: RECEIVED_EVENT,
    subject: subjectOf(to),
    data: {
      messageId,
      from: withoutPlus(from),
      to: withoutPlus(to),
      message: content,
      receivedTimestamp: new Date(receivedMs).toISOString(),
      segmentCount,
    },
    timeMs: receivedMs,
    key: `sms-received:${messageId}`,
  };
}
