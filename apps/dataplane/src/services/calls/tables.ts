import { z } from 'zod';
import { column } from '../../platform/database/column.ts';
import type { Tables } from '../../platform/database/tables.ts';

const { big, flag, int, json, text } = column;

export const callTables: Tables = {
  callRecord: {
    isLater: true,
    columns: z.object({
      id: text,
      kind: text,
      locator: text.nullable(),
      startedBy: text,
      // Exports of before say nothing of it.
      video: flag.default(false),
      startedMs: big,
      endedMs: big.nullable(),
      home: text,
    }),
  },
  callLegRecord: {
    isLater: true,
    columns: z.object({
      id: text,
      callId: text,
      userId: text,
      role: text,
      answeredMs: big.nullable(),
      leftMs: big.nullable(),
      code: int.nullable(),
      subCode: int.nullable(),
      quality: json.nullable(),
      survey: json.nullable(),
    }),
  },
};
