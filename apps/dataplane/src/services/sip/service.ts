import type { ServiceModule } from '../service.ts';
import { routingChanged } from './changed.ts';
import { sipOperations } from './operations.ts';
import { sipPort } from './port.ts';
import { sipRoutes } from './routes.ts';
import { SipStore } from './store.ts';
import { sipTables } from './tables.ts';

/** How calls are to go to and come from the phone network. */
export const sipService: ServiceModule = {
  name: 'sip',
  operations: sipOperations,
  tables: sipTables,
  open({ bus, database, gate, ports }) {
    const store = new SipStore(database.db);
    const listeners = new Set<() => void>();
    const tell = (): void => listeners.forEach((listener) => listener());
    const hearing = [bus.subscribe(routingChanged, tell), bus.onInterrupted(tell)];
    ports.offer(sipPort, {
      get: () => store.get(),
      onChanged(listener) {
        listeners.add(listener);
        return { [Symbol.dispose]: () => void listeners.delete(listener) };
      },
    });
    return {
      mount: (app) => sipRoutes(app, gate, store, () => bus.publish(routingChanged, {})),
      count: async () => ({ sipTrunks: await store.countTrunks() }),
      forget: tell,
      async [Symbol.asyncDispose]() {
        for (const subscription of hearing) subscription[Symbol.dispose]();
      },
    };
  },
};
