import type { FastifyInstance } from 'fastify';
import { mountKeyOperations } from '../../platform/wire/mount.ts';
import type { Gate } from '../../platform/wire/mount.ts';
import { availableHandlers } from './available-routes.ts';
import type { NumbersDeps } from './numbers-deps.ts';
import { phoneNumbersOperations } from './operations.ts';
import { ownedHandlers } from './owned-routes.ts';
import { reservationHandlers } from './reservation-routes.ts';

export function phoneNumbersRoutes(app: FastifyInstance, gate: Gate, deps: NumbersDeps): void {
  mountKeyOperations(app, gate, phoneNumbersOperations, {
    ...availableHandlers(deps),
    ...reservationHandlers(deps),
    ...ownedHandlers(deps),
  });
}
