import type { FastifyRequest } from 'fastify';
import type { Clock } from '@switchboard/kernel';
import type { Limits } from '../../platform/limits/limits.ts';
import type { ResourceLimits } from '../../platform/limits/resources.ts';
import type { ConnectionInfo, Realtime } from './port.ts';
import type { Caller } from '../../platform/wire/caller.ts';
import type { Bus, BusMessage } from './bus.ts';
import { Deliveries } from './deliveries.ts';
import { Handshakes } from './handshake.ts';
import { prepareNotification } from './notification.ts';
import { realtimeRoutes } from './routes.ts';
import type { Session } from './session.ts';
import { Sessions } from './sessions.ts';
import { websocketUpgrades } from './upgrade.ts';

export interface RealtimeDeps {
  /** Who a user token belongs to; throws when it is not (or no longer) good. */
  readonly authenticate: (token: string) => Promise<Caller>;
  /** What is remembered of this person's access is no longer true: another process ended it. */
  readonly forget: (userId: string) => void;
  readonly clock: Clock;
  readonly bus: Bus;
  readonly limits: Limits;
  readonly resources: ResourceLimits;
  /** Scheme, host and port under which the client reaches this process, without a slash at the end. */
  readonly publicUrl: (request: FastifyRequest) => string;
}

/** The chat SDK's realtime channel: sessions of this process, fed from a bus that reaches all. */
export function createRealtime(deps: RealtimeDeps): Realtime {
  const { bus, clock } = deps;
  const sessions = new Sessions(clock, deps.resources);
  const handshakes = new Handshakes(clock);

  const deliveries = new Deliveries((userId) => sessions.of(userId));
  bus.subscribe((message: BusMessage) => {
    if (message.type === 'event') {
      return deliveries.add(prepareNotification(message.event), message.recipients);
    }
    // First, or the client is back with its dead token before we hear that it is dead.
    deps.forget(message.userId);
    sessions.removeAll(message.userId);
  });

  return {
    publish: (event, recipients) => bus.publish({ type: 'event', event, recipients }),
    closeSessions: (userId) => bus.publish({ type: 'close', userId }),
    connections: () => [...sessions].map((session) => describe(session)),
    dropSockets(userId) {
      const hit = [...(userId === undefined ? sessions : sessions.of(userId))];
      for (const session of hit) session.drop();
      return hit.length;
    },
    requestReconnects() {
      const all = [...sessions];
      for (const session of all) session.requestReconnect();
      return all.length;
    },
    routes: (app) => realtimeRoutes(app, { ...deps, handshakes, sessions }),
    upgrade: websocketUpgrades(handshakes),
    reset() {
      handshakes.clear();
      sessions.removeAll();
    },
    async [Symbol.asyncDispose]() {
      deliveries[Symbol.dispose]();
      sessions[Symbol.dispose]();
      await bus[Symbol.asyncDispose]();
    },
  };
}

function describe(session: Session): ConnectionInfo {
  return {
    sessionId: session.id,
    endpointId: session.endpointId,
    userId: session.caller.userId,
    transport: session.transport,
    connectedAt: new Date(session.connectedAt).toISOString(),
    queued: session.queued,
  };
}
