import { z } from 'zod';
import { HANDSET_STATES, PART_ORDERS, RECEIPT_HABITS } from '../handsets/handset.ts';
import { phoneNumber } from '../network/phone-number.ts';

const MAX_LISTED = 10_000;
const DAY_MS = 86_400_000;
/** Longer than anybody waits for an answer. */
const MAX_ORDER_DELAY_MS = 600_000;

export const newHandset = z.strictObject({ phoneNumber });

export const handsetChange = z.strictObject({
  state: z.enum(HANDSET_STATES).optional(),
  lab: z
    .strictObject({
      receipts: z.enum(RECEIPT_HABITS).optional(),
      receiptDelayMs: z
        .int()
        .min(0)
        .max(7 * DAY_MS)
        .optional(),
      parts: z.enum(PART_ORDERS).optional(),
      seed: z.int().min(0).max(0xffff_ffff).optional(),
    })
    .optional(),
});

export const newMessage = z.strictObject({
  to: phoneNumber,
  // As long as 255 parts can be; those who send more are told so.
  text: z.string().min(1).max(50_000),
});

export const messageQuery = z.object({
  peer: phoneNumber.optional(),
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_LISTED).default(1_000),
});

export const accountChange = z
  .strictObject({
    messagesPerSecond: z.number().min(0).max(100_000).nullable().optional(),
    orderDelayMs: z.int().min(0).max(MAX_ORDER_DELAY_MS).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'nothing to change');

export const clockAdvance = z.object({ ms: z.int().min(0) });
