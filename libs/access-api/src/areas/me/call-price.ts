import type { Procedures } from '../../procedures.ts';
import type { PhoneNetworkService } from '../phone-network/service.ts';
import { callPrice as output, callPriceInput } from '../phone-network/spend-shapes.ts';

/** What a minute to a phone costs that I am about to call; or that it is not called. */
export const callPrice = (procedures: Procedures, network: PhoneNetworkService) =>
  procedures
    .allowed('caller-id.read', 'call-price-per-person')
    .input(callPriceInput)
    .output(output)
    .query(({ input }) => network.callPrice(input));
