import { z } from 'zod';
import { column } from '../../platform/database/column.ts';
import type { Tables } from '../../platform/database/tables.ts';

const { big, flag, int, json, text } = column;

export const pushTables: Tables = {
  pushInstallation: {
    isLater: true,
    columns: z.object({
      ...{ userId: text, id: text, app: text, name: text, service: text },
      ...{ target: json, targetHash: text, rings: flag, registeredMs: big, expiresMs: big },
      keptUntilMs: big.nullable().default(null),
    }),
  },
  pushRing: {
    isLater: true,
    columns: z.object({
      ...{ id: text, callId: text, userId: text, home: text },
      ...{ startedMs: big, expiresMs: big, endedMs: big.nullable() },
    }),
  },
  pushDelivery: {
    isLater: true,
    columns: z.object({
      ...{ id: big, eventId: text, userId: text, installationId: text, service: text },
      ...{ type: text, payload: json.nullable(), state: text, reason: text.nullable() },
      ...{ attempts: int, bytes: int.nullable(), createdMs: big, endedMs: big.nullable() },
    }),
  },
  pushMutedThread: {
    isLater: true,
    columns: z.object({ userId: text, threadId: text }),
  },
};
