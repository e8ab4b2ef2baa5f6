import { generationsPort } from '../../platform/user-tokens/generations.ts';
import type { ServiceModule } from '../service.ts';
import { identityOperations } from './operations.ts';
import { accessEnded, identitiesPort } from './port.ts';
import { revokedAmong } from './revoked-among.ts';
import { identityRoutes } from './routes.ts';
import { identitySeeder } from './seeder.ts';
import { IdentityStore } from './store.ts';
import { identityTables } from './tables.ts';

export const identityService: ServiceModule = {
  name: 'identity',
  operations: identityOperations,
  tables: identityTables,
  seeder: identitySeeder,
  open({ database, bus, ports, gate, tokens, clock }, { resourceId }) {
    const store = new IdentityStore(database);
    const removing: ((userId: string) => Promise<void>)[] = [];
    const generation = (userId: string) => store.generation(userId);
    ports.offer(generationsPort, generation);
    ports.offer(identitiesPort, {
      generation,
      revokedAmong: (callers) => revokedAmong(database.db, callers),
      onRemoving: (task) => void removing.push(task),
    });
    // Before others hear of it, or a client is back with its dead token while it still counts here.
    bus.subscribe(accessEnded, ({ userId }) => store.forget(userId));
    bus.onInterrupted(() => store.forget());
    return {
      mount: (app) =>
        identityRoutes(app, gate, {
          ...{ store, tokens, clock, resourceId },
          beforeRemoving: async (userId) => {
            for (const task of removing) await task(userId);
          },
          endAccess: (userId) => bus.publish(accessEnded, { userId }),
        }),
      count: async () => ({ identities: await database.db.identity.count() }),
      forget: () => store.forget(),
    };
  },
};
