import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { list } from './list.ts';
import { orphans } from './orphans.ts';
import { repair } from './repair.ts';

/** Identities at the data plane, against the people they stand for. */
export const ledgerRouter = (procedures: Procedures, { ledger }: AccessServices) =>
  trpc.router({
    orphans: orphans(procedures, ledger),
    list: list(procedures, ledger),
    repair: repair(procedures, ledger),
  });
