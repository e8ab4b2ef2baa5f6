import type { Beginnings } from './beginnings.ts';
import type { EndingDeps } from './ending.ts';
import type { Inventory } from './inventory.ts';
import type { Reservations } from './reservations.ts';

/** What every route of phone numbers stands on. */
export interface NumbersDeps extends EndingDeps {
  readonly inventory: Inventory;
  readonly beginnings: Beginnings;
  readonly reservations: Reservations;
}
