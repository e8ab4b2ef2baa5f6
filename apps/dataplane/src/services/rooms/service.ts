import { identitiesPort } from '../identity/port.ts';
import type { ServiceModule } from '../service.ts';
import { roomsOperations } from './operations.ts';
import { roomChanged, roomsPort } from './port.ts';
import { createRooms, purgeRooms } from './rooms.ts';
import { roomsRoutes } from './routes.ts';
import { roomSeeder } from './seeder.ts';
import { RoomStore } from './store.ts';
import { roomTables } from './tables.ts';

const PURGE_EVERY_MS = 3_600_000;

export const roomsService: ServiceModule = {
  name: 'rooms',
  operations: roomsOperations,
  tables: roomTables,
  seeder: roomSeeder,
  open({ database, clock, bus, jobs, ports, gate, publicUrl }) {
    const store = new RoomStore(database.db);
    const changed = (roomId: string) => bus.publish(roomChanged, { roomId });
    ports.offer(roomsPort, createRooms(store));
    // Who is gone is invited nowhere any more.
    ports.use(identitiesPort).onRemoving(async (userId) => {
      for (const roomId of await store.removePerson(userId)) changed(roomId);
    });
    jobs.schedule('rooms.purge', PURGE_EVERY_MS, () => purgeRooms(store, clock));
    return {
      mount: (app) => roomsRoutes(app, gate, { store, clock, changed, publicUrl }),
      count: async () => ({ rooms: await database.db.room.count() }),
    };
  },
};
