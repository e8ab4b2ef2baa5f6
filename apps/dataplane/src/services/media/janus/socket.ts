import { WebSocket } from 'ws';

const SUBPROTOCOL = 'janus-protocol';

/** @throws Error when nobody listens there, or does not in time */
export async function openSocket(url: string, timeoutMs: number): Promise<WebSocket> {
  const socket = new WebSocket(url, SUBPROTOCOL, { handshakeTimeout: timeoutMs });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.on('open', resolve);
  // Stays on: what goes wrong later closes the socket as well, which is what is listened for.
  socket.on('error', reject);
  await promise;
  return socket;
}
