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
  // Of one connection that could not be taken; the others go on.
  app.server.on('error', (error) => app.log.error({ err: error }, 'a connection was not taken'));
  return (app.server.address() as AddressInfo).port;
}
