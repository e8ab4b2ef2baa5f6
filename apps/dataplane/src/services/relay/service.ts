import { Scope, systemClock } from '@switchboard/kernel';
import { identitiesPort } from '../identity/port.ts';
import type { ServiceModule } from '../service.ts';
import { relayOperations } from './operations.ts';
import { relayPort } from './port.ts';
import { createRelay } from './relay.ts';
import { relayRoutes } from './routes.ts';
import { openRelaySource } from './source.ts';

export const relayService: ServiceModule = {
  name: 'relay',
  operations: relayOperations,
  open({ limits, gate, log, ports }, config) {
    const scope = new Scope();
    const source = openRelaySource(config.relay, log, scope);
    const relay = createRelay({ source, limits, machineTime: systemClock.now });
    ports.offer(relayPort, relay);
    const identities = ports.use(identitiesPort);
    return {
      mount: (app) => relayRoutes(app, gate, { relay, identities }),
      [Symbol.asyncDispose]: () => scope.end(),
    };
  },
};
