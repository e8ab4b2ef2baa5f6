import { accessError } from '@switchboard/access-api';
import type { RouteEntry, TrunkEntry } from '@switchboard/access-api';
import type { createSipRoutingClient } from '@switchboard/acs-client/server';
import { takeSome } from '../numbers/take-some.ts';
import { translateRouting } from './translate-routing.ts';

type Client = ReturnType<typeof createSipRoutingClient>;

export interface Routing {
  readonly trunks: readonly TrunkEntry[];
  readonly routes: readonly RouteEntry[];
}

/** The trunks and routes of the resource, in our words and with our errors. */
export interface RoutingGateway {
  get(): Promise<Routing>;
  /** @throws PlatformError `routing-refused` with the field, `trunk-in-use` */
  setTrunks(trunks: readonly TrunkEntry[]): Promise<void>;
  /** @throws PlatformError as above */
  setRoutes(routes: readonly RouteEntry[]): Promise<void>;
}

/** More than ACS holds. */
const MAX_ENTRIES = 1_000;

export function createRoutingGateway(client: Client): RoutingGateway {
  return {
    async get() {
      const [trunks, routes] = await Promise.all([
        takeSome(client.listTrunks(), MAX_ENTRIES),
        takeSome(client.listRoutes(), MAX_ENTRIES),
      ]).catch(translateRouting);
      return {
        trunks: trunks.map(({ fqdn, sipSignalingPort: port }) => ({ fqdn, port })),
        routes: routes.map(({ name, description = '', numberPattern, trunks: names = [] }) => ({
          ...{ name, description: description ?? '', numberPattern, trunks: names },
        })),
      };
    },
    async setTrunks(trunks) {
      assertDistinct(trunks.map(({ fqdn }) => fqdn.toLowerCase()));
      const entries = trunks.map(({ fqdn, port }) => ({ fqdn, sipSignalingPort: port }));
      await client.setTrunks(entries).catch(translateRouting);
    },
    async setRoutes(routes) {
      const entries = routes.map(({ trunks, ...route }) => ({ ...route, trunks: [...trunks] }));
      await client.setRoutes(entries).catch(translateRouting);
    },
  };
}

/** The SDK keeps them by name, and would take the last one of two. */
function assertDistinct(names: readonly string[]): void {
  if (new Set(names).size === names.length) return;
  throw accessError('routing-refused', 'A trunk is there twice.', { target: 'trunks.fqdn' });
}
