import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { PhoneNetworkService } from './service.ts';
import { callCharge } from './spend-shapes.ts';

/** The latest finished calls to phones, and what each has cost. */
export const charges = (procedures: Procedures, network: PhoneNetworkService) =>
  procedures
    .allowed('phone-network.read')
    .output(z.array(callCharge))
    .query(() => network.charges());
