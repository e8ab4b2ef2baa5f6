import type { Database } from '../../platform/database/database.ts';
import { NumberStore } from './number-store.ts';
import { OperationStore } from './operation-store.ts';
import { ReservationStore } from './reservation-store.ts';
import { SearchStore } from './search-store.ts';

export interface Stores {
  readonly db: Database;
  readonly numbers: NumberStore;
  readonly operations: OperationStore;
  readonly reservations: ReservationStore;
  readonly searches: SearchStore;
}

export function openStores(db: Database): Stores {
  return {
    db,
    numbers: new NumberStore(db),
    operations: new OperationStore(db),
    reservations: new ReservationStore(db),
    searches: new SearchStore(db),
  };
}
