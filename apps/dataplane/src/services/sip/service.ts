import type { ServiceModule } from '../service.ts';
import { sipOperations } from './operations.ts';
import { sipRoutes } from './routes.ts';
import { SipStore } from './store.ts';
import { sipTables } from './tables.ts';

/** How calls are to go to and come from the phone network. */
export const sipService: ServiceModule = {
  name: 'sip',
  operations: sipOperations,
  tables: sipTables,
  open({ database, gate }) {
    const store = new SipStore(database.db);
    return {
      mount: (app) => sipRoutes(app, gate, store),
      count: async () => ({ sipTrunks: await store.countTrunks() }),
    };
  },
};
