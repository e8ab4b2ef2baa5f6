import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { audioError } from '../audio-errors.ts';
import type { PortRange } from './port-range.ts';

/** Other programs may have ports of the range; so many of them are passed by. */
const MAX_ATTEMPTS = 100;

/** Two sockets side by side: sound on the even port, reports on the next. Disposing closes them and gives the pair back. */
export interface PortPair extends AsyncDisposable {
  readonly port: number;
  readonly rtp: Socket;
  readonly rtcp: Socket;
}

/** @throws `ports-exhausted`, `socket-unavailable` */
export async function openPair(ports: PortRange, host: string): Promise<PortPair> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const port = ports.take();
    if (port === undefined) break;
    const pair = await tryPair(ports, host, port);
    if (pair) return pair;
  }
  throw audioError('ports-exhausted', 'No pair of ports of the range is free.');
}

async function tryPair(
  ports: PortRange,
  host: string,
  port: number,
): Promise<PortPair | undefined> {
  const opened: Socket[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map(closed));
    ports.release(port);
  };
  try {
    for (const one of [port, port + 1]) opened.push(await bound(one, host));
    const [rtp, rtcp] = opened as [Socket, Socket];
    return { port, rtp, rtcp, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    if (isTaken(error)) return undefined;
    throw audioError('socket-unavailable', 'A socket could not be opened.', { cause: error });
  }
}

const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE';

function bound(port: number, address: string): Promise<Socket> {
  const socket = createSocket(
    isIPv6(address) ? { type: 'udp6', ipv6Only: true } : { type: 'udp4' },
  );
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.bind({ port, address, exclusive: true }, () => {
      // Whoever takes it listens as well; what comes before that is of no call.
      socket.removeAllListeners('error').on('error', () => undefined);
      resolve(socket);
    });
  });
}

const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => socket.close(() => resolve()));
