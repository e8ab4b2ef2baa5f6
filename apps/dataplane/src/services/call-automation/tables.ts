import { z } from 'zod';
import { column } from '../../platform/database/column.ts';
import type { Tables } from '../../platform/database/tables.ts';

const { big, int, json, text } = column;

export const callAutomationTables: Tables = {
  callConnection: {
    isLater: true,
    columns: z.object({
      id: text,
      callId: text,
      home: text,
      userId: text,
      callbackUri: text,
      operationContext: text.nullable(),
      details: json,
      createdMs: big,
      endedMs: big.nullable(),
    }),
  },
  callCallback: {
    isLater: true,
    columns: z.object({
      id: big,
      connectionId: text,
      uri: text,
      event: json,
      dueMs: big,
      attempts: int,
      lease: int,
    }),
  },
  callRecording: {
    isLater: true,
    columns: z.object({
      id: text,
      callId: text,
      home: text,
      state: text,
      channelType: text,
      format: text.default('wav'),
      startedBy: text.nullable().default(null),
      people: json,
      pauses: json,
      callbackUri: text.nullable(),
      base: text,
      startedMs: big,
      endedMs: big.nullable(),
      durationMs: int.nullable(),
      bytes: int.nullable(),
      endReason: text.nullable(),
    }),
  },
  callRecordingRetention: {
    isLater: true,
    columns: z.object({ id: text, days: int }),
  },
  callAutomationKey: {
    isLater: true,
    columns: z.object({ kid: text, privateJwk: json, createdMs: big }),
  },
  callAutomationRepeat: {
    isLater: true,
    columns: z.object({
      requestId: text,
      digest: text,
      status: int.nullable(),
      answer: json.nullable(),
      createdMs: big,
    }),
  },
};
