import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Takes an upgrade that is its own, and says whether it did. */
export interface TakesUpgrades {
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

/** Offers each WebSocket upgrade of a server to those who take some; refuses what nobody takes. */
export function takeUpgrades(server: Server, takers: readonly TakesUpgrades[]): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!takers.some((taker) => taker.upgrade?.(request, socket, head))) refuse(socket);
  });
}

function refuse(socket: Duplex): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
