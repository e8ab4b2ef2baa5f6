import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a bridge takes sound: from a telephone, and from a page. */
export interface BridgePorts {
  readonly phone: number;
  readonly page: number;
}

/** Tells over HTTP where bridges take sound, and at the console where it tells that. */
export async function answerPorts(
  bridges: readonly BridgePorts[] | readonly number[],
): Promise<void> {
  const server = createServer((_, response) => void response.end(JSON.stringify(bridges)));
  await once(server.listen(0, 'localhost'), 'listening');
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ http: `http://localhost:${port}` }));
}

/** What a script of a bridge is started with: ports of the other ends, in pairs. */
export function endsIn(args: readonly string[]): BridgePorts[] {
  const ports = args.map(Number);
  return Array.from({ length: ports.length / 2 }, (_, index) => ({
    phone: ports[index * 2]!,
    page: ports[index * 2 + 1]!,
  }));
}
