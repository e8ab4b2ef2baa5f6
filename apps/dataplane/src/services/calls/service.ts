import { accessEnded, identitiesPort } from '../identity/port.ts';
import { eventsPort } from '../events/port.ts';
import { mediaPort } from '../media/port.ts';
import { relayPort } from '../relay/port.ts';
import { roomsPort } from '../rooms/port.ts';
import type { ServiceModule } from '../service.ts';
import { createCalls } from './calls.ts';
import { callsControl } from './control.ts';
import { callsPort } from './port.ts';
import { callTables } from './tables.ts';

export const callsService: ServiceModule = {
  name: 'calls',
  tables: callTables,
  async open(platform) {
    const { authenticate, bus, clock, database, jobs, limits, log, ports, resources } = platform;
    const relay = ports.use(relayPort);
    const calls = await createCalls({
      ...{ authenticate, bus, clock, jobs, limits, log, resources, db: database.db },
      revokedAmong: ports.use(identitiesPort).revokedAmong,
      rooms: ports.use(roomsPort),
      events: ports.use(eventsPort),
      engines: ports.use(mediaPort),
      iceServers: async (user) => (await relay.iceServersFor(user)).iceServers,
    });
    ports.offer(callsPort, calls.served);
    const hearing = [
      bus.subscribe(accessEnded, ({ userId }) => calls.endAccess(userId)),
      bus.onInterrupted(() => {
        calls
          .review()
          .catch((error: unknown) => log.error({ err: error }, 'reviewing calls failed'));
      }),
    ];
    return {
      upgrade: (request, socket, head) => calls.upgrade(request, socket, head),
      mountControl: (app) => callsControl(app, calls),
      reset: () => calls.reset(),
      disconnect: () => calls.shutDown(),
      async [Symbol.asyncDispose]() {
        for (const subscription of hearing) subscription[Symbol.dispose]();
        await calls[Symbol.asyncDispose]();
      },
    };
  },
};
