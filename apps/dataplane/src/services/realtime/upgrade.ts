import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Handshakes } from './handshake.ts';
import { websocketTransport } from './websocket-transport.ts';

/** The client's largest frame answers one notification with a few headers. */
const MAX_BYTES = 64 * 1024;
const PATH = /^\/+socket\.io\/1\/websocket\/([0-9a-f]{1,128})(?:\?|$)/;

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/** Turns WebSocket upgrades with a fresh socket id into connections; takes no other one. */
export function websocketUpgrades(handshakes: Handshakes): Upgrade {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  });
  return (request, socket, head) => {
    const session = handshakes.take(PATH.exec(request.url ?? '')?.[1] ?? '');
    if (!session) return false;
    sockets.handleUpgrade(request, socket, head, (client) =>
      session.attach(websocketTransport(client, socket)),
    );
    return true;
  };
}
