import { z } from 'zod';
import { eventKind } from '../event-kind.ts';

/** Eight digits and more are no short code. */
const NUMBER_WITHOUT_PLUS = /^[1-9][0-9]{8,14}$/;
const MAX_TEXT = 16_384;
const MAX_ATTEMPTS = 100;

const id = z.string().min(1).max(256);
/** The service leaves out the plus of some numbers. */
const party = z
  .string()
  .min(1)
  .max(64)
  .transform((written) => (NUMBER_WITHOUT_PLUS.test(written) ? `+${written}` : written));
const moment = z
  .string()
  .max(64)
  .transform((written) => Date.parse(written))
  .refine(Number.isFinite);

const received = z.object({
  messageId: id,
  from: party,
  to: party,
  message: z.string().max(MAX_TEXT),
  receivedTimestamp: moment,
  segmentCount: z.number().int().min(1).nullish(),
});

const report = z.object({
  messageId: id,
  from: party,
  to: party,
  deliveryStatus: z.enum(['Delivered', 'Failed']),
  deliveryStatusDetails: z.string().max(1_024).nullish(),
  deliveryAttempts: z
    .array(
      z.object({
        timestamp: moment,
        segmentsSucceeded: z.number().int(),
        segmentsFailed: z.number().int(),
      }),
    )
    .max(MAX_ATTEMPTS)
    .nullish(),
  receivedTimestamp: moment,
  tag: z.string().max(4_096).nullish(),
});

/** Numbers with their plus, times in milliseconds since 1970. */
export type SmsReceived = z.infer<typeof received>;
export type SmsDeliveryReport = z.infer<typeof report>;

export const smsReceived = eventKind<SmsReceived>('Microsoft.Communication.SMSReceived', received);

export const smsDeliveryReport = eventKind<SmsDeliveryReport>(
  'Microsoft.Communication.SMSDeliveryReportReceived',
  report,
);
