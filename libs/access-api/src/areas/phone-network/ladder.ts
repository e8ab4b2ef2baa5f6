import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { PhoneNetworkService } from './service.ts';
import { ladder as output, ladderId } from './shapes.ts';

/** What a trunk and the data plane said to each other about one call. */
export const ladder = (procedures: Procedures, network: PhoneNetworkService) =>
  procedures
    .allowed('phone-network.read')
    .input(z.object({ id: ladderId }))
    .output(output)
    .query(({ input: { id } }) => network.ladder(id));
