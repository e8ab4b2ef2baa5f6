import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { PhoneNetworkService } from './service.ts';
import { ladderSummary } from './shapes.ts';

/** The latest calls with phones, those in progress among them. */
export const ladders = (procedures: Procedures, network: PhoneNetworkService) =>
  procedures
    .allowed('phone-network.read')
    .output(z.array(ladderSummary))
    .query(() => network.ladders());
