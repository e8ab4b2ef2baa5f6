import type { FastifyInstance } from 'fastify';
import { issueRelayConfigurationBody, RELAY_LIFETIME_SECONDS } from '@switchboard/acs-wire';
import type { RelayConfiguration } from '@switchboard/acs-wire';
import { identityNotOwned } from '../identity/port.ts';
import type { Identities } from '../identity/port.ts';
import { read } from '../../platform/wire/body.ts';
import { mountKeyOperations } from '../../platform/wire/mount.ts';
import type { Gate } from '../../platform/wire/mount.ts';
import { ok } from '../../platform/wire/operation.ts';
import { toTicks } from '../../platform/wire/times.ts';
import { relayOperations } from './operations.ts';
import type { Relay } from './port.ts';

export interface RelayRouteDeps {
  readonly relay: Relay;
  readonly identities: Pick<Identities, 'generation'>;
}

export function relayRoutes(app: FastifyInstance, gate: Gate, deps: RelayRouteDeps): void {
  const { relay, identities } = deps;
  mountKeyOperations(app, gate, relayOperations, {
    async issue({ body }) {
      const { id, routeType, ttl } = read(issueRelayConfigurationBody, body);
      const userId = id ?? undefined;
      if (userId !== undefined && (await identities.generation(userId)) === undefined) {
        throw identityNotOwned();
      }
      const grant = await relay.issue(userId, ttl ?? RELAY_LIFETIME_SECONDS.default);
      const answer: RelayConfiguration = {
        expiresOn: toTicks(grant.expiresMs),
        iceServers: grant.iceServers.map(({ urls, username = '', credential = '' }) => ({
          urls,
          username,
          credential,
          // There is one place here, which is the nearest as well as any.
          routeType: routeType ?? 'any',
        })),
      };
      return ok(answer);
    },
  });
}
