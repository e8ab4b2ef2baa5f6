import type { Procedures } from '../../procedures.ts';
import type { PhoneNetworkService } from './service.ts';
import { spendRules as output } from './spend-shapes.ts';

/** Rates and limits of calls to phones. */
export const spendRules = (procedures: Procedures, network: PhoneNetworkService) =>
  procedures
    .allowed('phone-network.read')
    .output(output)
    .query(() => network.spendRules());
