import { z } from 'zod';
import { column } from '../../platform/database/column.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { DELIVERY_STATES } from './delivery-log.ts';

const { big, int, json, text } = column;

export const eventsTables: Tables = {
  eventSubscription: {
    isLater: true,
    columns: z.object({
      id: text,
      name: text,
      endpoint: text,
      settings: json,
      headers: json,
      state: text,
      problem: text.nullable(),
      validationCode: text,
      validUntilMs: big.nullable(),
      createdMs: big,
    }),
  },
  publishedEvent: {
    isLater: true,
    columns: z.object({
      id: text,
      type: text,
      subject: text,
      data: json,
      eventMs: big,
      publishedMs: big,
    }),
  },
  eventDelivery: {
    isLater: true,
    columns: z.object({
      id: big,
      eventId: text,
      subscriptionId: text,
      state: z.enum(DELIVERY_STATES),
      dueMs: big.nullable(),
      attempts: int,
      lease: int,
      history: json,
      lastOutcome: text.nullable(),
      lastAttemptMs: big.nullable(),
      deadLetterReason: text.nullable(),
      sinceMs: big,
      endedMs: big.nullable(),
    }),
  },
};
