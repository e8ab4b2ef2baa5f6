import { z } from 'zod';
import { column } from '../database/column.ts';
import type { Tables } from '../database/tables.ts';

/** What exports hold beside the tables of services, and resets leave alone: other processes hold it as well. */
export const signingKeyTables: Tables = {
  signingKey: {
    columns: z.object({ kid: column.text, privateJwk: column.json, createdMs: column.big }),
  },
};
