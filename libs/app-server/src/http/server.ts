import type { EventReceiver } from '@switchboard/events';
import { isPlatformError } from '@switchboard/kernel';
import { noSchemas, requestId, selfReporter } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import { isOutage } from '@switchboard/storage';
import type { DiskState } from '@switchboard/storage';
import type { Actor, Limits, TelephonyContext, TelephonyRouter } from '@switchboard/telephony-api';
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Transaction } from '../database/transact.ts';
import { addressKey } from '../limits/address.ts';
import { askerOf } from '../people/asker.ts';
import type { Identify } from '../people/identify.ts';
import { callbacksRoute } from './callbacks-route.ts';
import type { CallbackReceiver } from './callbacks-route.ts';
import { eventsRoute } from './events-route.ts';
import { logLines } from './log-lines.ts';
import { promptsRoute } from './prompts-route.ts';
import type { FindPrompt } from './prompts-route.ts';
import { voicemailRoute } from './voicemail-route.ts';
import type { VoicemailParts } from './voicemail-route.ts';

/** The longest request is a list of two million characters, which JSON may write with more. */
const BODY_LIMIT = 5_000_000;
const MAX_PATH = 2_000;

export interface ServerParts {
  readonly router: TelephonyRouter;
  readonly identify: Identify;
  readonly receiver: EventReceiver<Transaction>;
  readonly limits: Limits;
  readonly openVoicemail: VoicemailParts['openVoicemail'];
  readonly findPrompt: FindPrompt;
  /** Absent where no calls are taken. */
  readonly callbacks: CallbackReceiver | undefined;
  /** @throws when it cannot work; what it says is part of the report */
  readonly healthy: () => Promise<{ readonly disk?: DiskState }>;
  readonly trustProxy: readonly string[] | undefined;
  readonly log: Logger;
}

/** `/trpc`, `/events`, `/calls`, `/prompts`, `/voicemail` and `/health`, nothing else. No CORS: pages come through their own web server. */
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
  const report = selfReporter(import.meta.url);
  app.get('/health', async () => ({ ...report(), ...(await parts.healthy()) }));
  await eventsRoute(app, parts.receiver);
  if (parts.callbacks) await callbacksRoute(app, parts.callbacks);
  promptsRoute(app, parts.findPrompt);
  voicemailRoute(app, parts);
  const trpcOptions: FastifyTRPCPluginOptions<TelephonyRouter>['trpcOptions'] = {
    router: parts.router,
    allowMethodOverride: true,
    createContext: ({ req, res }) => contextOf(req, res, parts.identify),
    onError({ error, ctx, path }) {
      // What ends a subscription is not translated on its way, and may well be meant.
      if (error.code !== 'INTERNAL_SERVER_ERROR' || isPlatformError(error.cause)) return;
      lines.failed(error.cause ?? error, ctx?.requestId, path ?? 'unknown');
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
  identify: Identify,
): TelephonyContext {
  const asker = askerOf(request.headers, request.id);
  const authenticate = (): Promise<Actor> =>
    identify(asker).catch((error: unknown) => {
      // The server of pages takes the cookie away by this.
      const isOver = isPlatformError(error) && error.code === 'session-ended';
      if (isOver) reply.header('x-session-ended', '1');
      throw error;
    });
  let actor: Promise<Actor> | undefined;
  return {
    requestId: request.id,
    address: addressKey(request.ip),
    authenticate: () => (actor ??= authenticate()),
    authenticateAgain: () => identify(asker),
  };
}
