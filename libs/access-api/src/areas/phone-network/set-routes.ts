import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { PhoneNetworkService } from './service.ts';
import { routeEntries, routingRevision } from './shapes.ts';

const input = z.object({ revision: routingRevision, routes: routeEntries });

/** Replaces the routes; the first that matches a number is taken. */
export const setRoutes = (procedures: Procedures, network: PhoneNetworkService) =>
  procedures
    .allowed('phone-network.manage', 'phone-network-change-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { revision, routes } }) => {
      await network.setRoutes(ctx.origin, revision, routes);
      return {};
    });
