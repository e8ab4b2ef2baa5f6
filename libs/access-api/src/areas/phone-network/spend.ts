import type { Procedures } from '../../procedures.ts';
import type { PhoneNetworkService } from './service.ts';
import { callSpend } from './spend-shapes.ts';

/** What calls to phones have cost, and what they may. */
export const spend = (procedures: Procedures, network: PhoneNetworkService) =>
  procedures
    .allowed('phone-network.read')
    .output(callSpend)
    .query(() => network.spend());
