import { z } from 'zod';

/** How exports hold what columns hold. */
export const column = {
  big: z.coerce.bigint(),
  text: z.string(),
  int: z.int(),
  flag: z.boolean(),
  json: z.json(),
} as const;
