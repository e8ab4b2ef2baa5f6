import { z } from 'zod';
import { optional } from './optional.ts';

export const smsLimits = {
  /** Characters of a text. */
  message: 2_048,
  /** Of one request. */
  recipients: 100,
  tag: 2_048,
  /** Seconds that a report is waited for. */
  reportTimeout: { min: 60, max: 43_200 },
} as const;

/** The rules check numbers, and refuse one recipient and not the others. */
const number = z.string().max(64);
const recipient = z.object({
  to: number,
  repeatabilityRequestId: optional(z.string().max(128)),
  repeatabilityFirstSent: optional(z.string().max(64)),
});

const recipients = <Recipient extends z.ZodType>(one: Recipient) =>
  z.array(one).min(1).max(smsLimits.recipients);

export const sendSmsBody = z.object({
  from: number,
  smsRecipients: recipients(recipient),
  message: z.string().min(1).max(smsLimits.message),
  smsSendOptions: optional(
    z.object({
      enableDeliveryReport: optional(z.boolean()),
      tag: optional(z.string().max(smsLimits.tag)),
      deliveryReportTimeoutInSeconds: optional(
        z.int().min(smsLimits.reportTimeout.min).max(smsLimits.reportTimeout.max),
      ),
      messagingConnect: optional(z.unknown()),
    }),
  ),
});

export const optOutBody = z.object({
  from: number,
  recipients: recipients(z.object({ to: number })),
});

/** What became of one recipient of a request, within an answer of 202. */
export interface SmsSendResult {
  readonly to: string;
  /** Absent when it was refused. */
  readonly messageId?: string;
  readonly httpStatusCode: number;
  /** Absent when the request was not said to be repeatable. */
  readonly repeatabilityResult?: 'accepted' | 'rejected';
  readonly successful: boolean;
  readonly errorMessage?: string;
}

export interface SmsOptOutResult {
  readonly to: string;
  readonly httpStatusCode: number;
  /** Only where it was asked for. */
  readonly isOptedOut?: boolean;
  readonly errorMessage?: string;
}

export type SmsDeliveryStatus = 'Delivered' | 'Failed';

export interface SmsDeliveryAttempt {
  /** ISO 8601 */
  readonly timestamp: string;
  readonly segmentsSucceeded: number;
  readonly segmentsFailed: number;
}

/** What is told of a text once it has ended, by event or when asked. */
export interface SmsDeliveryReport {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly deliveryStatus: SmsDeliveryStatus;
  /** A code and its meaning, such as `2000: No Error`. */
  readonly deliveryStatusDetails: string;
  readonly deliveryAttempts: readonly SmsDeliveryAttempt[];
  /** ISO 8601 */
  readonly receivedTimestamp: string;
  readonly tag?: string;
}
