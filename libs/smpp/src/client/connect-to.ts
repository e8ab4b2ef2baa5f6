import { connect as connectTcp, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import type { Clock } from '@switchboard/kernel';
import { smppError } from '../smpp-errors.ts';

export interface ConnectToOptions {
  readonly host: string;
  readonly port: number;
  /** Given, the link is encrypted, and the certificate of the carrier verified. */
  readonly tls?: ConnectionOptions;
  readonly clock: Clock;
  /** Until the link is open, in milliseconds. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

/**
 * @returns opens a link to a carrier
 * @throws PlatformError `link-lost` where it cannot be opened
 */
export function connectTo(options: ConnectToOptions): (signal: AbortSignal) => Promise<Socket> {
  const { host, port, tls, clock, timeoutMs = TIMEOUT_MS } = options;
  return (signal) =>
    new Promise((resolve, reject) => {
      const socket: Socket = tls
        ? // An address is no server name (RFC 6066, 3); the certificate has to name it all the same.
          connectTls({ ...(!isIP(host) && { servername: host }), ...tls, host, port })
        : connectTcp({ host, port });
      const end = (): void => void socket.destroy();
      const timer = clock.after(timeoutMs, end);
      signal.addEventListener('abort', end, { once: true });
      socket.setNoDelay(true);
      socket.once(tls ? 'secureConnect' : 'connect', () => settle(() => resolve(socket)));
      socket.once('error', (cause) => settle(() => reject(lost(cause))));
      socket.once('close', () => settle(() => reject(lost())));
      if (signal.aborted) end();
      function settle(how: () => void): void {
        timer[Symbol.dispose]();
        signal.removeEventListener('abort', end);
        how();
      }
    });
}

const lost = (cause?: unknown): Error =>
  smppError('link-lost', 'The carrier cannot be reached.', { cause });
