import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Listens on a port (0 for any free one) and returns it. `localhost` means both loopback families,
 * because a browser may try `::1` first.
 */
export async function listen(
  app: FastifyInstance,
  port: number,
  host = 'localhost',
): Promise<number> {
  await app.listen({ port, host });
  return (app.server.address() as AddressInfo).port;
}
