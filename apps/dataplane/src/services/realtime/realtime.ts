import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '@switchboard/kernel';
import type { Limits } from '../../platform/limits/limits.ts';
import type { ResourceLimits } from '../../platform/limits/resources.ts';
import type { ProcessBus } from '../../platform/process-bus/bus.ts';
import type { Caller } from '../../platform/wire/caller.ts';
import { accessEnded } from '../identity/port.ts';
import { Deliveries } from './deliveries.ts';
import { Handshakes } from './handshake.ts';
import { prepareNotification } from './notification.ts';
import { published } from './published.ts';
import { realtimeRoutes } from './routes.ts';
import type { Session } from './session.ts';
import { Sessions } from './sessions.ts';
import { websocketUpgrades } from './upgrade.ts';

export interface RealtimeDeps {
  /** Who a user token belongs to; throws when it is not (or no longer) good. */
  readonly authenticate: (token: string) => Promise<Caller>;
  readonly clock: Clock;
  readonly bus: ProcessBus;
  /** Who of these may not be here any more. */
  readonly revokedAmong: (callers: Iterable<Caller>) => Promise<ReadonlySet<string>>;
  readonly onError: (error: unknown) => void;
  readonly limits: Limits;
  readonly resources: ResourceLimits;
  /** Scheme, host and port under which the client reaches this process, without a slash at the end. */
  readonly publicUrl: (request: FastifyRequest) => string;
}

/** The sessions of this process, and what developers may do with them. */
export interface RealtimeChannel extends Disposable {
  readonly routes: (app: FastifyInstance) => void;
  /** Takes a WebSocket upgrade; false when it is not for the realtime channel. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  connections(): ConnectionInfo[];
  /** Who of these has a client that is connected now. */
  connectedAmong(users: readonly string[]): readonly string[];
  /** Drops sockets as a network would; sessions stay and may reconnect. Returns how many. */
  dropSockets(userId?: string): number;
  /** Asks every client to open a second connection before the first goes: a graceful restart. */
  requestReconnects(): number;
  /** Ends sessions whose access ended in another process, which could not tell. */
  review(): Promise<void>;
  reset(): void;
}

export interface ConnectionInfo {
  readonly sessionId: string;
  readonly endpointId: string;
  readonly userId: string;
  readonly transport: 'websocket' | 'xhr-polling' | 'none';
  readonly connectedAt: string;
  readonly queued: number;
}

/** The chat SDK's realtime channel: sessions of this process, fed from a bus that reaches all. */
export function createRealtime(deps: RealtimeDeps): RealtimeChannel {
  const { bus, clock } = deps;
  const sessions = new Sessions(clock, deps.resources);
  const handshakes = new Handshakes(clock);
  const deliveries = new Deliveries((userId) => sessions.of(userId));
  const hearing = [
    bus.subscribe(published, ({ event, recipients }) =>
      deliveries.add(prepareNotification(event), recipients),
    ),
    bus.subscribe(accessEnded, ({ userId }) => sessions.removeAll(userId)),
    bus.onInterrupted(() => {
      sessions.missedSomething();
      review().catch(deps.onError);
    }),
  ];
  const review = async (): Promise<void> => {
    const callers = [...sessions].map(({ caller }) => caller);
    for (const userId of await deps.revokedAmong(callers)) sessions.removeAll(userId);
  };
  return {
    connections: () => [...sessions].map((session) => describe(session)),
    connectedAmong: (users) =>
      users.filter((user) => [...sessions.of(user)].some(({ transport }) => transport !== 'none')),
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
    review,
    reset() {
      handshakes.clear();
      sessions.removeAll();
    },
    [Symbol.dispose]() {
      for (const subscription of hearing) subscription[Symbol.dispose]();
      deliveries[Symbol.dispose]();
      sessions[Symbol.dispose]();
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
