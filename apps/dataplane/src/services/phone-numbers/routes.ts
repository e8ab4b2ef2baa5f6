import type { FastifyInstance } from 'fastify';
import { mountKeyOperations } from '../../platform/wire/mount.ts';
import type { Gate } from '../../platform/wire/mount.ts';
import { availableHandlers } from './available-routes.ts';
import type { Beginnings } from './beginnings.ts';
import type { EndingDeps } from './ending.ts';
import type { Inventory } from './inventory.ts';
import { phoneNumbersOperations } from './operations.ts';
import { ownedHandlers } from './owned-routes.ts';
import { reservationHandlers } from './reservation-routes.ts';
import type { Reservations } from './reservations.ts';

export interface NumbersDeps extends EndingDeps {
  readonly inventory: Inventory;
  readonly beginnings: Beginnings;
  readonly reservations: Reservations;
}

export function phoneNumbersRoutes(app: FastifyInstance, gate: Gate, deps: NumbersDeps): void {
  mountKeyOperations(app, gate, phoneNumbersOperations, {
    ...availableHandlers(deps),
    ...reservationHandlers(deps),
    ...ownedHandlers(deps),
  });
}
