import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { LedgerService } from './service.ts';

const count = z.number().int();

/** Deletes orphans now instead of within a minute, and says how many remain. */
export const repair = (procedures: Procedures, ledger: LedgerService) =>
  procedures
    .allowed('ledger.repair', 'ledger-repair-per-person')
    .output(z.object({ before: count, left: count }))
    .mutation(({ ctx }) => ledger.repair(ctx.origin));
