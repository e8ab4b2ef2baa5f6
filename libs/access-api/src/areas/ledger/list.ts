import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { pageRequest, personId, userId } from '../../shapes.ts';
import { ledgerStates } from './service.ts';
import type { LedgerService } from './service.ts';

const input = pageRequest.extend({
  state: z.enum(ledgerStates).optional(),
  personId: personId.optional(),
  userId: userId.optional(),
});
const output = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      userId: z.string().nullable(),
      state: z.string(),
      createdAt: z.iso.datetime(),
      changedAt: z.iso.datetime(),
      person: z.object({ id: z.string(), name: z.string() }),
    }),
  ),
  cursor: z.string().nullable(),
});

/** Which identity is whose, and was whose; newest first. */
export const list = (procedures: Procedures, ledger: LedgerService) =>
  procedures
    .allowed('ledger.read')
    .input(input)
    .output(output)
    .query(async ({ input: request }) => {
      const { items, cursor } = await ledger.list(request);
      return {
        items: items.map((line) => ({
          ...line,
          createdAt: line.createdAt.toISOString(),
          changedAt: line.changedAt.toISOString(),
        })),
        cursor,
      };
    });
