import { z } from 'zod';
import { column } from '../../platform/database/column.ts';
import type { Tables } from '../../platform/database/tables.ts';

const { big, int, text } = column;

export const identityTables: Tables = {
  identity: {
    columns: z.object({
      id: text,
      generation: int,
      createdMs: big,
      // Exports of earlier versions lack these.
      customId: text.nullable().default(null),
      lastTokenIssuedMs: big.nullable().default(null),
    }),
  },
};
