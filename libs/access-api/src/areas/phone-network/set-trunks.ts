import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { PhoneNetworkService } from './service.ts';
import { trunkEntries, routingRevision } from './shapes.ts';

const input = z.object({ revision: routingRevision, trunks: trunkEntries });

/** Replaces the trunks. What routes are for stays. */
export const setTrunks = (procedures: Procedures, network: PhoneNetworkService) =>
  procedures
    .allowed('phone-network.manage', 'phone-network-change-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { revision, trunks } }) => {
      await network.setTrunks(ctx.origin, revision, trunks);
      return {};
    });
