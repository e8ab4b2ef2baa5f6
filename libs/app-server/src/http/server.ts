import { isPlatformError } from '@switchboard/kernel';
import type { RpcActor, RpcContext } from '@switchboard/rpc';
import { noSchemas, requestId, selfReporter } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import { isOutage } from '@switchboard/storage';
import type { DiskState } from '@switchboard/storage';
import type { AnyTRPCRouter } from '@trpc/server';
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from '../limits/address.ts';
import { askerOf } from '../people/asker.ts';
import type { Identify } from '../people/identify.ts';
import { logLines } from './log-lines.ts';

const MAX_PATH = 2_000;

export interface ServerParts {
  /** Where the program begins, which says what it was built from: its `import.meta.url`. */
  readonly program: string;
  /** A router of `createRpc`. */
  readonly router: AnyTRPCRouter;
  readonly identify: Identify<RpcActor>;
  /** The longest request of a procedure, in bytes. */
  readonly bodyLimit: number;
  /** What else it answers. */
  readonly routes: (app: FastifyInstance) => Promise<void>;
  /** @throws when it cannot work; what it says is part of the report */
  readonly healthy: () => Promise<{ readonly disk?: DiskState }>;
  readonly trustProxy: readonly string[] | undefined;
  readonly log: Logger;
}

/** `/trpc`, `/health` and what the app adds, nothing else. No CORS: pages come through their own web server. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    schemaController: noSchemas,
    bodyLimit: parts.bodyLimit,
    requestIdHeader: false,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    trustProxy: parts.trustProxy ? [...parts.trustProxy] : false,
    routerOptions: { maxParamLength: MAX_PATH },
    forceCloseConnections: true,
  });
  const lines = logLines(parts.log);
  app.addHook('onSend', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
  });
  app.addHook('onResponse', async (request, reply) => lines.answered(request, reply));
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ code: 'not-found' }));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = isOutage(error) ? 503 : (error.statusCode ?? 500);
    if (status >= 500) lines.failed(error, request.id, 'http');
    return reply.code(status).send({ code: codeOf(status) });
  });
  const report = selfReporter(parts.program);
  app.get('/health', async () => ({ ...report(), ...(await parts.healthy()) }));
  await parts.routes(app);
  const trpcOptions: FastifyTRPCPluginOptions<AnyTRPCRouter>['trpcOptions'] = {
    router: parts.router,
    allowMethodOverride: true,
    createContext: ({ req, res }) => contextOf(req, res, parts.identify),
    onError({ error, ctx, path }) {
      // What ends a subscription is not translated on its way, and may well be meant.
      if (error.code !== 'INTERNAL_SERVER_ERROR' || isPlatformError(error.cause)) return;
      const { requestId: id } = (ctx ?? {}) as Partial<RpcContext>;
      lines.failed(error.cause ?? error, id, path ?? 'unknown');
    },
  };
  await app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions });
  return app;
}

function codeOf(status: number): string {
  if (status === 503) return 'unavailable';
  return status >= 500 ? 'internal' : 'invalid-input';
}

/** Asked once per request, also when it is a batch. */
function contextOf(
  request: FastifyRequest,
  reply: FastifyReply,
  identify: Identify<RpcActor>,
): RpcContext {
  const asker = askerOf(request.headers, request.id);
  const authenticate = (): Promise<RpcActor> =>
    identify(asker).catch((error: unknown) => {
      // The server of pages takes the cookie away by this.
      const isOver = isPlatformError(error) && error.code === 'session-ended';
      if (isOver) reply.header('x-session-ended', '1');
      throw error;
    });
  let actor: Promise<RpcActor> | undefined;
  return {
    requestId: request.id,
    address: addressKey(request.ip),
    authenticate: () => (actor ??= authenticate()),
    authenticateAgain: () => identify(asker),
  };
}
