import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { PhoneNetworkService } from './service.ts';
import { spendRules } from './spend-shapes.ts';

/** Replaces rates and limits of calls to phones. */
export const setSpendRules = (procedures: Procedures, network: PhoneNetworkService) =>
  procedures
    .allowed('phone-network.manage', 'phone-network-change-per-person')
    .input(spendRules)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await network.setSpendRules(ctx.origin, input);
      return {};
    });
