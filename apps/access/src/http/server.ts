import type { AccessContext, AccessRouter, Actor } from '@switchboard/access-api';
import type { Logger } from '@switchboard/service';
import { isPlatformError } from '@switchboard/kernel';
import { noSchemas, requestId, selfReporter } from '@switchboard/service';
import { isOutage } from '@switchboard/storage';
import type { DiskState } from '@switchboard/storage';
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Admit } from '../people/admission.ts';
import { sessionClaim } from '../sessions/session-claim.ts';
import { addressKey } from '../limits/address.ts';
import { deviceOf } from '../tokens/device.ts';
import { allowOrigins } from './cors.ts';
import { enterRequest } from './current-request.ts';
import { accessEvents } from './events.ts';
import { recordingRoute } from './recording-route.ts';
import type { RecordingParts } from './recording-route.ts';
import type { RequestLog } from './request-log.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who it has proved to come from. */
    personId?: string;
  }
}

/** The longest request is a batch of twenty calls. */
const BODY_LIMIT = 128 * 1_024;
const MAX_PATH = 2_000;

export interface ServerParts extends RecordingParts {
  readonly router: AccessRouter;
  /** @throws when it cannot work; what it says is part of the report */
  readonly healthy: () => Promise<{ readonly disk?: DiskState }>;
  readonly trustProxy: readonly string[] | undefined;
  /** Whose pages may ask directly. */
  readonly allowedOrigins: readonly string[];
  readonly log: Logger;
  readonly requests: RequestLog;
}

/** `/trpc`, `/health` and the sound of recordings, nothing else. Pages come through their own web server, but those of the allowed origins. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    schemaController: noSchemas,
    bodyLimit: BODY_LIMIT,
    requestIdHeader: false,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    trustProxy: parts.trustProxy ? [...parts.trustProxy] : false,
    routerOptions: { maxParamLength: MAX_PATH },
    forceCloseConnections: true,
  });
  const events = accessEvents(parts.log);
  app.addHook('onSend', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
  });
  app.addHook('onRequest', (request, _, done) => {
    enterRequest({ id: request.id, device: deviceOf(request.headers['user-agent']) });
    done();
  });
  allowOrigins(app, parts.allowedOrigins);
  app.addHook('onResponse', async (request, reply) => {
    events.answered(request, reply);
    parts.requests.add({
      at: new Date().toISOString(),
      method: request.method,
      path: request.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      requestId: request.id,
      personId: request.personId ?? null,
    });
  });
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ code: 'not-found' }));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = isOutage(error) ? 503 : (error.statusCode ?? 500);
    if (status >= 500) events.failed(error, request.id, 'http');
    return reply.code(status).send({ code: codeOf(status) });
  });
  const report = selfReporter(import.meta.url);
  app.get('/health', async () => {
    const state = await parts.healthy();
    return { ...report(), ...state };
  });
  recordingRoute(app, parts);
  const trpcOptions: FastifyTRPCPluginOptions<AccessRouter>['trpcOptions'] = {
    router: parts.router,
    allowMethodOverride: true,
    createContext: ({ req, res }) => contextOf(req, res, parts.admit),
    onError({ error, ctx, path }) {
      // What ends a subscription is not translated on its way, and may well be meant.
      if (error.code !== 'INTERNAL_SERVER_ERROR' || isPlatformError(error.cause)) return;
      events.failed(error.cause ?? error, ctx?.requestId, path ?? 'unknown');
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
function contextOf(request: FastifyRequest, reply: FastifyReply, admit: Admit): AccessContext {
  const { authorization } = request.headers;
  const session = sessionClaim(request.headers);
  const authenticate = async (): Promise<Actor> => {
    const found = await admit(authorization, session).catch((error: unknown) => {
      // The server of pages takes the cookie away by this.
      const isOver = isPlatformError(error) && error.code === 'session-ended';
      if (isOver) reply.header('x-session-ended', '1');
      throw error;
    });
    request.personId = found.id;
    return found;
  };
  let actor: Promise<Actor> | undefined;
  return {
    requestId: request.id,
    sessionId: session?.id,
    address: addressKey(request.ip),
    authenticate: () => (actor ??= authenticate()),
    authenticateAgain: () => admit(authorization, session),
  };
}
