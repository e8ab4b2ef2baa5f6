import { z } from 'zod';
import { column } from '../../platform/database/column.ts';
import type { Tables } from '../../platform/database/tables.ts';

const { big, int, text } = column;

export const speechTables: Tables = {
  speechUse: {
    isLater: true,
    columns: z.object({
      ...{ day: int, provider: text },
      ...{ characters: big, heardMs: big, requests: int, failures: int },
    }),
  },
};
