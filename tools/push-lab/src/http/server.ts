import { isPlatformError, statusOfCategory } from '@switchboard/kernel';
import { isFromOwnMachine, noSchemas } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { pushLabError } from '../push-lab-errors.ts';

const BODY_LIMIT = 64 * 1_024;

/** A server for this machine alone, which answers everything, however malformed, with `{code, message}`. */
export function createServer(log: Pick<Logger, 'error'>): FastifyInstance {
  const app = Fastify({
    ...{ logger: false, schemaController: noSchemas, bodyLimit: BODY_LIMIT },
    forceCloseConnections: true,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (!isFromOwnMachine(request))
      throw pushLabError('forbidden', 'Only this machine and the desk may ask.');
  });
  app.setErrorHandler((error, _request, reply) => {
    const { status, ...body } = answerOf(error);
    if (status >= 500) log.error({ err: error }, 'request failed');
    return reply.code(status).send(body);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ code: 'not-found', message: 'There is no such address.' }),
  );
  return app;
}

function answerOf(error: unknown): { status: number; code: string; message: string } {
  if (isPlatformError(error)) {
    const { category, code, message } = error;
    return { status: statusOfCategory[category], code, message };
  }
  const { statusCode = 500 } = error as { statusCode?: number };
  if (statusCode < 500)
    return { status: statusCode, code: 'bad-request', message: 'The request is malformed.' };
  return { status: 500, code: 'internal', message: 'The push lab failed.' };
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
