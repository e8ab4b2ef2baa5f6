import type { ServerOptions } from 'node:https';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { delay, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { noSchemas, requestId } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import type { Fault, Faults } from './faults.ts';
import type { Inspector } from './inspector.ts';
import { envelope, toWireError, tooManyRequests, WireError } from '../wire/errors.ts';
import { familyOf } from '../wire/unsupported.ts';
import { withoutNumbers } from './without-numbers.ts';

const MAX_PARAM = 1_024;
/** Services that say the code of an error in a header as well. */
const REPEAT_CODE: ReadonlySet<string> = new Set(['rooms', 'sip']);
/** Requests under way may end when the server stops, but not hold it up for ever. */
const GRACE_MS = 5_000;
/** From the first byte of a request to its last; who is slower holds a connection for nothing. */
const REQUEST_MS = 30_000;

export interface ServerParts {
  readonly log: Logger;
  readonly bodyLimit: number;
  readonly https?: ServerOptions;
}

/** A server that answers everything, however malformed, in the service's own envelope. */
export function createServer({ log, bodyLimit, https }: ServerParts): FastifyInstance {
  const app = Fastify({
    https: https ?? null,
    logger: false,
    schemaController: noSchemas,
    bodyLimit,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_MS,
    // What still comes in while it closes is served as ever.
    return503OnClosing: false,
    routerOptions: { maxParamLength: MAX_PARAM },
    genReqId: (request) => requestId(request.headers['x-ms-client-request-id']),
    // Endpoints with a trailing slash make clients send two.
    rewriteUrl: (request) => (request.url ?? '/').replace(/^\/{2,}/, '/'),
    frameworkErrors: (error, _request, reply) => void fail(reply, error),
    clientErrorHandler: (error, socket) => {
      if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
      const body = JSON.stringify(envelope({ code: 'BadRequest', message: 'Malformed request.' }));
      socket.end(
        `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${body.length}\r\n\r\n${body}`,
      );
    },
  }) as unknown as FastifyInstance;
  app.setErrorHandler((error, request, reply) => {
    const answer = toWireError(error);
    if (answer.status >= 500) log.error({ err: error, ...described(request) }, 'request failed');
    return fail(reply, answer);
  });
  app.addHook('preClose', async () => {
    const deadline = systemClock.after(GRACE_MS, () => app.server.closeAllConnections());
    app.server.once('close', () => deadline[Symbol.dispose]());
  });
  return app;
}

/** Once it stops, every answer is the last one on its connection: none is cut off in the middle. */
export function endConnections(app: FastifyInstance, isStopping: () => boolean): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing || isStopping()) reply.header('connection', 'close');
  });
}

/** Tells the inspector and the log of every answer: which operation, never what was said. */
export function observe(app: FastifyInstance, log: Logger, inspector: Inspector, clock: Clock) {
  app.addHook('onResponse', async (request, reply) => {
    const { operation, requestId: id } = described(request);
    const ms = Math.round(reply.elapsedTime);
    const { method } = request;
    const path = withoutNumbers(request.url);
    const at = new Date(clock.now()).toISOString();
    const status = reply.statusCode;
    const { caller = null } = request;
    inspector.add({ at, method, path, operation, status, ms, requestId: id, caller });
    log.debug({ operation, method, status, ms, requestId: id }, 'request');
  });
}

/** Makes the faults somebody asked for happen, before anything else does. */
export function injectFaults(app: FastifyInstance, faults: Faults, clock: Clock): void {
  app.addHook('onRequest', async (request) => {
    const { operation } = request.routeOptions.config;
    if (operation === undefined || faults.size === 0) return;
    for (const fault of faults.strike(operation)) await happen(fault, request, clock);
  });
}

async function happen(fault: Fault, request: FastifyRequest, clock: Clock): Promise<void> {
  if (fault.kind === 'delay') return delay(clock, fault.ms);
  if (fault.kind === 'drop') request.raw.destroy();
  if (fault.kind === 'throttle') throw tooManyRequests(fault.ms);
  throw new WireError(500, 'InjectedFault', 'This failure was asked for.');
}

function fail(reply: FastifyReply, error: unknown): FastifyReply {
  const answer = toWireError(error);
  if (answer.retryAfterMs !== undefined) {
    reply.header('retry-after', String(Math.max(1, Math.ceil(answer.retryAfterMs / 1_000))));
  }
  if (REPEAT_CODE.has(familyOf(reply.request.url))) reply.header('x-ms-error-code', answer.code);
  return reply.code(answer.status).send(envelope(answer));
}

function described(request: FastifyRequest): { operation: string | null; requestId: string } {
  return { operation: request.routeOptions.config.operation ?? null, requestId: request.id };
}
