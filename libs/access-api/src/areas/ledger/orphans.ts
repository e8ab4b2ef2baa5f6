import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { LedgerService } from './service.ts';

const output = z.array(
  z.object({
    id: z.string(),
    userId: z.string().nullable(),
    personId: z.string(),
    state: z.string(),
    changedAt: z.iso.datetime(),
  }),
);

/** Identities at ACS that belong to nobody and still wait to be deleted, or were lost. */
export const orphans = (procedures: Procedures, ledger: LedgerService) =>
  procedures
    .allowed('ledger.read')
    .output(output)
    .query(async () => {
      const found = await ledger.orphans();
      return found.map((orphan) => ({ ...orphan, changedAt: orphan.changedAt.toISOString() }));
    });
