import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scope } from '@switchboard/kernel';

/**
 * Listens on both loopback families, because a browser may try `::1` first for `localhost`.
 *
 * @returns the port
 */
export async function listenLoopback(
  handler: RequestListener,
  port: number,
  scope: Scope,
): Promise<number> {
  const first = await listenOn(handler, port, '127.0.0.1');
  scope.add(() => close(first));
  const taken = (first.address() as AddressInfo).port;
  // A machine without IPv6 has nothing there to listen on.
  const second = await listenOn(handler, taken, '::1').catch(() => undefined);
  if (second) scope.add(() => close(second));
  return taken;
}

function listenOn(handler: RequestListener, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once('error', reject).listen(port, host, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
