import type { SmsDeliveryReport } from '@switchboard/acs-wire';
import type { NewEvent } from '../events/port.ts';
import type { EndedMessage } from './message.ts';
import { describeStatus, statusOf } from './status.ts';

export const REPORT_EVENT = 'SMSDeliveryReportReceived';

/** The report of a text that has ended. */
export function reportOf(ended: EndedMessage): SmsDeliveryReport {
  const timestamp = new Date(ended.endedMs).toISOString();
  const segmentsFailed = ended.segments - ended.delivered;
  return {
    messageId: ended.id,
    from: ended.sender,
    to: ended.recipient,
    deliveryStatus: statusOf(ended.code),
    deliveryStatusDetails: describeStatus(ended.code),
    deliveryAttempts: [{ timestamp, segmentsSucceeded: ended.delivered, segmentsFailed }],
    receivedTimestamp: timestamp,
    ...(ended.tag !== null && { tag: ended.tag }),
  };
}

export function reportEvent(ended: EndedMessage): NewEvent {
  const { from, to, tag, ...report } = reportOf(ended);
  return {
    type: REPORT_EVENT,
    subject: subjectOf(from),
    data: { ...report, from: withoutPlus(from), to: withoutPlus(to), tag: tag ?? null },
    timeMs: ended.endedMs,
    key: `sms-report:${ended.id}`,
  };
}

/** Events name numbers without their plus sign. */
export const withoutPlus = (number: string): string => number.replace(/^\+/, '');

/** @param number ours */
export const subjectOf = (number: string): string => `/phonenumber/${withoutPlus(number)}`;
