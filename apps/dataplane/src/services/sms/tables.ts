import { z } from 'zod';
import { column } from '../../platform/database/column.ts';
import type { Tables } from '../../platform/database/tables.ts';

const { big, flag, int, text } = column;

export const smsTables: Tables = {
  smsMessage: {
    isLater: true,
    columns: z.object({
      id: text,
      number: big,
      sender: text,
      recipient: text,
      content: text.nullable(),
      segments: int,
      tag: text.nullable(),
      wantsReport: flag,
      isReply: flag,
      provider: text,
      state: z.enum(['waiting', 'sent', 'delivered', 'failed']),
      code: int.nullable(),
      dueMs: big.nullable(),
      attempts: int,
      claimedBy: text.nullable(),
      leaseMs: big.nullable(),
      createdMs: big,
      expiresMs: big,
      endedMs: big.nullable(),
    }),
  },
  smsSegment: {
    isLater: true,
    columns: z.object({
      messageId: text,
      index: int,
      provider: text,
      providerId: text.nullable(),
      state: z.enum(['sent', 'delivered', 'failed']),
      code: int.nullable(),
    }),
  },
  smsEarlyReceipt: {
    isLater: true,
    columns: z.object({ provider: text, providerId: text, code: int, receivedMs: big }),
  },
  smsRepeat: {
    isLater: true,
    columns: z.object({ requestId: text, digest: text, messageId: text, createdMs: big }),
  },
  smsOptOut: {
    isLater: true,
    columns: z.object({
      sender: text,
      recipient: text,
      source: z.enum(['keyword', 'request']),
      sinceMs: big,
    }),
  },
  smsPart: {
    isLater: true,
    columns: z.object({
      textKey: text,
      index: int,
      total: int,
      dataCoding: int,
      bytes: z.base64(),
      sender: text,
      receivedMs: big,
    }),
  },
  smsReceived: {
    isLater: true,
    columns: z.object({ digest: text, receivedMs: big }),
  },
};
