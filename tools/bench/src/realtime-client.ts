import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { send } from './http.ts';

/** Opens a socket to a bare server. */
export async function connectBare(base: string): Promise<WebSocket> {
  const socket = new WebSocket(base.replace(/^http/, 'ws'), { perMessageDeflate: false });
  await once(socket, 'open');
  return socket;
}

/** Allocation, handshake, socket and registration, as the chat SDK's realtime client takes them. */
export async function connectRealtime(base: string, token: string): Promise<WebSocket> {
  const headers = { 'x-skypetoken': token };
  const endpointId = randomUUID();
  const query = new URLSearchParams({ epid: endpointId });
  const allocated = await send({ url: `${base}/v4/a?${query}`, headers, body: '' });
  const { connectparams } = JSON.parse(allocated) as { connectparams: Record<string, string> };
  const next = new URLSearchParams({ ...connectparams, epid: endpointId });
  const shaken = await send({ url: `${base}/socket.io/1/?${next}`, headers, body: '' }, 'GET');
  const socket = await connectBare(`${base}/socket.io/1/websocket/${shaken.split(':')[0]}`);
  socket.on('message', (data: Buffer) => {
    if (data[0] === HEARTBEAT) socket.send('2::');
  });
  await register(base, token, endpointId);
  return socket;
}

const HEARTBEAT = 0x32;
const NOTIFICATION = 0x33;

/** Is this frame an event for the person, and none of the channel's own? */
export function isNotification(frame: Buffer): boolean {
  return frame[0] === NOTIFICATION;
}

/** Without an answer the event would be sent again. */
export function answer(socket: WebSocket, frame: Buffer): void {
  const { id } = JSON.parse(frame.toString().slice('3:::'.length)) as { id: number };
  socket.send(`3:::${JSON.stringify({ id, status: 200, headers: {}, body: '' })}`);
}

async function register(base: string, token: string, registrationId: string): Promise<void> {
  const body = JSON.stringify({ registrationId, transports: { TROUTER: [{ ttl: 3_600 }] } });
  const headers = { 'x-skypetoken': token, 'content-type': 'application/json' };
  await send({ url: `${base}/v3/registrations`, headers, body });
}
