import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { once } from 'node:events';
import proxyAddress from '@fastify/proxy-addr';
import nextModule from 'next';
import { cleanRequest, guardAnswer } from './edge-headers.ts';
import { adoptBuiltConfig } from './env.ts';

export interface ServeOptions {
  /** The app's folder, with its build. */
  readonly folder: string;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Where people open the app. */
  readonly url: string;
  /** Whose `X-Forwarded-For` is believed: `loopback`, addresses, ranges. Nobody's when empty. */
  readonly trustProxy: readonly string[];
}

/** The package exports the function itself, its types say that it is the module's `default`. */
const next = nextModule as unknown as typeof nextModule.default;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
/** Requests under way may end when the server stops, but not hold it up for ever. */
const GRACE_MS = 5_000;

/** Serves the pages of an app that was built. Closes when it is disposed of. */
export async function servePages(options: ServeOptions): Promise<AsyncDisposable> {
  const { folder, host, port } = options;
  adoptBuiltConfig(folder);
  const app = next({ dev: false, dir: folder, hostname: host, port });
  await app.prepare();
  const server = createEdge(app.getRequestHandler(), options);
  server.listen(port, host);
  await once(server, 'listening');
  return {
    async [Symbol.asyncDispose]() {
      await stop(server);
      await app.close();
    },
  };
}

/** What stands before the framework: it says who asks, and refuses what no page needs. */
export function createEdge(
  handle: Handler,
  { url, trustProxy }: Pick<ServeOptions, 'url' | 'trustProxy'>,
): Server {
  const isSecure = new URL(url).protocol === 'https:';
  const trusted = proxyAddress.compile([...trustProxy]);
  return createServer((request, response) => {
    guardAnswer(request, response, isSecure);
    if (!METHODS.has(request.method ?? '')) {
      response.writeHead(405, { allow: [...METHODS].join(', ') }).end();
      return;
    }
    cleanRequest(request, proxyAddress(request, trusted));
    handle(request, response).catch(() => response.destroy());
  });
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(timer);
}
