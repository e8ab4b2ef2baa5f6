import { z } from 'zod';
import { column } from '../../platform/database/column.ts';
import type { Tables } from '../../platform/database/tables.ts';

const { big, int, json, text } = column;

export const chatTables: Tables = {
  thread: {
    columns: z.object({
      id: text,
      topic: text,
      createdBy: text,
      createdMs: big,
      metadata: json.nullable(),
      retentionDays: int.nullable(),
      expiresMs: big.nullable(),
      lastSequence: int,
      lastMessageId: big,
      members: z.array(text),
    }),
  },
  participant: {
    columns: z.object({
      threadId: text,
      userId: text,
      displayName: text.nullable(),
      metadata: json.nullable(),
      joinedMs: big,
      shareFromMs: big,
      removedSequence: int.nullable(),
    }),
  },
  message: {
    columns: z.object({
      threadId: text,
      id: big,
      sequence: int,
      version: big,
      type: text,
      content: json.nullable(),
      senderId: text.nullable(),
      senderDisplayName: text.nullable(),
      metadata: json.nullable(),
      editedMs: big.nullable(),
      deletedMs: big.nullable(),
    }),
  },
  receipt: {
    columns: z.object({ threadId: text, userId: text, messageId: big, readMs: big }),
  },
  repeatedRequest: {
    columns: z.object({
      userId: text,
      requestId: text,
      threadId: text,
      invalid: json,
      createdMs: big,
    }),
  },
};
