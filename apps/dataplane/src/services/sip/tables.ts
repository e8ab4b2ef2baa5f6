import { z } from 'zod';
import { column } from '../../platform/database/column.ts';
import type { Tables } from '../../platform/database/tables.ts';

const { json, text } = column;

export const sipTables: Tables = {
  sipConfiguration: {
    isLater: true,
    columns: z.object({ id: text, trunks: json, routes: json }),
  },
};
