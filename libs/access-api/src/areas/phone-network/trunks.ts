import type { Procedures } from '../../procedures.ts';
import type { PhoneNetworkService } from './service.ts';
import { phoneNetwork } from './shapes.ts';

/** The trunks and how they are, and which calls go by which. */
export const trunks = (procedures: Procedures, network: PhoneNetworkService) =>
  procedures
    .allowed('phone-network.read')
    .output(phoneNetwork)
    .query(() => network.trunks());
