import { isPlatformError, statusOfCategory } from '@switchboard/kernel';
import { noSchemas } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { RefusedNumbers } from '../inventory/refusals.ts';
import { guard } from './guard.ts';

const BODY_LIMIT = 256 * 1_024;
const MAX_PARAM = 256;
/** From the first byte of a request to its last one. */
const REQUEST_MS = 30_000;
const MAX_CONNECTIONS = 1_000;

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly [detail: string]: unknown;
}

/** A server that answers everything, however malformed, with `{code, message}`. */
export function createServer(log: Pick<Logger, 'error'>): FastifyInstance {
  const app = Fastify({
    logger: false,
    schemaController: noSchemas,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    requestTimeout: REQUEST_MS,
    routerOptions: { maxParamLength: MAX_PARAM },
    frameworkErrors: (error, _request, reply) => void fail(reply, answerOf(error)),
    clientErrorHandler: (error, socket) => {
      if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    },
  });
  app.server.maxConnections = MAX_CONNECTIONS;
  app.setErrorHandler((error, _request, reply) => {
    const answer = answerOf(error);
    if (answer.status >= 500) log.error({ err: error }, 'request failed');
    return fail(reply, answer);
  });
  app.setNotFoundHandler((_request, reply) =>
    fail(reply, { status: 404, code: 'not-found', message: 'There is no such address.' }),
  );
  guard(app);
  return app;
}

function fail(reply: FastifyReply, { status, ...body }: Answer): FastifyReply {
  return reply.code(status).type('application/json').send(body);
}

function answerOf(error: unknown): Answer {
  if (isPlatformError(error)) {
    const details = error instanceof RefusedNumbers ? error.details : {};
    const { code, message } = error;
    return { status: statusOfCategory[error.category], code, message, ...details };
  }
  const { statusCode = 500 } = error as { statusCode?: number };
  if (statusCode < 500)
    return { status: statusCode, code: 'bad-request', message: 'The request is malformed.' };
  return { status: 500, code: 'internal', message: 'The carrier failed.' };
}
