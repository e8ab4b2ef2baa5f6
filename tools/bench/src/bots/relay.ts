import { once } from 'node:events';
import { Agent, createServer, request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request that went through, with the times of this process in milliseconds. */
export interface Passed {
  readonly path: string;
  readonly body: string;
  readonly cameMs: number;
  readonly answeredMs: number;
}

/** Stands between two servers, and says when what went from one to the other. */
export interface Relay extends AsyncDisposable {
  readonly url: string;
  /** Where requests go on to, without a slash at its end. */
  target: string;
  /** Is told of each request once it is answered. */
  onPassed: (passed: Passed) => void;
}

export async function openRelay(target = ''): Promise<Relay> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    const cameMs = performance.now();
    void pass(request, response, cameMs).catch(() => response.destroy());
  });
  const pass = async (
    request: IncomingMessage,
    response: ServerResponse,
    cameMs: number,
  ): Promise<void> => {
    const body = await text(request);
    const { method, headers, url: path = '' } = request;
    const going = send(relay.target + path, { agent, method, headers }).end(body);
    const [answer] = (await once(going, 'response')) as [IncomingMessage];
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.end(await text(answer));
    relay.onPassed({ path, body, cameMs, answeredMs: performance.now() });
  };
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const relay: Relay = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ target, onPassed: () => undefined },
    async [Symbol.asyncDispose]() {
      agent.destroy();
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
  return relay;
}
