import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/** What the services know of the realtime channel: they publish, it delivers. */
export interface Realtime extends AsyncDisposable {
  publish(event: RealtimeEvent, recipients: readonly string[]): void;
  /** Ends every session of a person whose access ended. */
  closeSessions(userId: string): void;
  connections(): ConnectionInfo[];
  /** Drops sockets as a network would; sessions stay and may reconnect. Returns how many. */
  dropSockets(userId?: string): number;
  /** Asks every client to open a second connection before the first goes: a graceful restart. */
  requestReconnects(): number;
  readonly routes: (app: FastifyInstance) => Promise<void> | void;
  /** Takes a WebSocket upgrade; false when it is not for the realtime channel. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  reset(): void;
}

export interface RealtimeEvent {
  readonly eventId: 200 | 245 | 246 | 247 | 248 | 257 | 258 | 259 | 260 | 261;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Message events: each copy names its recipient in `recipientMri`. */
  readonly perRecipient: boolean;
}

export interface ConnectionInfo {
  readonly sessionId: string;
  readonly endpointId: string;
  readonly userId: string;
  readonly transport: 'websocket' | 'xhr-polling' | 'none';
  readonly connectedAt: string;
  readonly queued: number;
}
