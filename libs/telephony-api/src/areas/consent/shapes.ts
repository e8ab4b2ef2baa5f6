import { z } from 'zod';
import { colleague, moment, ours, phoneNumber } from '../../shapes.ts';

const kind = z.enum(['opted-out', 'opted-in']);

export const getInput = z.object({ theirs: phoneNumber });
export const ledger = z.object({
  items: z.array(
    z.object({
      kind,
      channel: z.enum(['text', 'call']),
      /** From which of our numbers; null means all of them. */
      ours: z.string().nullable(),
      source: z.enum(['keyword', 'hand', 'list', 'service']),
      at: moment,
      by: colleague.nullable(),
    }),
  ),
});
export const noteInput = z.object({
  theirs: phoneNumber,
  kind,
  channel: z.enum(['text', 'call']).default('text'),
  ours: ours.nullable(),
});

export type ConsentLedger = z.infer<typeof ledger>;
