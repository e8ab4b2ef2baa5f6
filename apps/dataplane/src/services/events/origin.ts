import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { authority } from '../../platform/http/authority.ts';

/** Where a server listens that is reached as `host`, without a slash at the end. */
export function originOf(app: FastifyInstance | undefined, host: string): string {
  const address = app?.server.address() as AddressInfo | null | undefined;
  const isSecure = app !== undefined && 'setSecureContext' in app.server;
  return `${isSecure ? 'https' : 'http'}://${authority(host, address?.port ?? 0)}`;
}
