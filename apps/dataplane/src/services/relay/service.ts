import { Scope, systemClock } from '@switchboard/kernel';
import { accessEnded, identitiesPort } from '../identity/port.ts';
import type { Identities } from '../identity/port.ts';
import type { ServiceModule } from '../service.ts';
import { relayControl } from './control.ts';
import { relayOperations } from './operations.ts';
import { ownRelay } from './own-relay.ts';
import { RelayPeople } from './people.ts';
import { relayPort } from './port.ts';
import { createRelay } from './relay.ts';
import { openRelayGroup } from './relay-group.ts';
import { relayRoutes } from './routes.ts';
import { openRelaySource } from './source.ts';

export const relayService: ServiceModule = {
  name: 'relay',
  operations: relayOperations,
  async open({ bus, limits, gate, log, ports }, config) {
    const scope = new Scope();
    const identities: Identities = ports.use(identitiesPort);
    const source = openRelaySource(config.relay, log, scope);
    const people = new RelayPeople(source.secret);
    const { generation, revokedAmong } = identities;
    const machineTime = systemClock.now;
    const relay = createRelay({ source, people, limits, generation, machineTime });
    ports.offer(relayPort, relay);
    const onError = (error: unknown) => log.error({ err: error }, 'relays could not be asked');
    const own = source.own && ownRelay(source.own, people, revokedAmong);
    const review = () => {
      if (own) own.review().catch(onError);
    };
    const group =
      config.relay.kind === 'external'
        ? undefined
        : scope.use(await openRelayGroup(bus, own, onError));
    if (own) {
      scope.use(bus.subscribe(accessEnded, ({ userId }) => void own.end(userId).catch(onError)));
      scope.use(bus.onInterrupted(review));
    }
    return {
      mount: (app) => relayRoutes(app, gate, { relay, identities }),
      mountControl: (app) => relayControl(app, group),
      reset: review,
      [Symbol.asyncDispose]: () => scope.end(),
    };
  },
};
