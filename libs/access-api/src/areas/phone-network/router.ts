import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { charges } from './charges.ts';
import { ladder } from './ladder.ts';
import { ladders } from './ladders.ts';
import { setRoutes } from './set-routes.ts';
import { setSpendRules } from './set-spend-rules.ts';
import { setTrunks } from './set-trunks.ts';
import { spend } from './spend.ts';
import { spendRules } from './spend-rules.ts';
import { trunks } from './trunks.ts';

/** How calls go to and come from the phone network. */
export const phoneNetworkRouter = (procedures: Procedures, { phoneNetwork }: AccessServices) =>
  trpc.router({
    ladders: ladders(procedures, phoneNetwork),
    ladder: ladder(procedures, phoneNetwork),
    trunks: trunks(procedures, phoneNetwork),
    setTrunks: setTrunks(procedures, phoneNetwork),
    setRoutes: setRoutes(procedures, phoneNetwork),
    spend: spend(procedures, phoneNetwork),
    spendRules: spendRules(procedures, phoneNetwork),
    setSpendRules: setSpendRules(procedures, phoneNetwork),
    charges: charges(procedures, phoneNetwork),
  });
