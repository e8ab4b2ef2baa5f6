import type { Logger } from '@switchboard/service';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Every line this service logs: static text and fields, never a URL's query or a body. */
export function accessEvents(log: Logger) {
  return {
    answered(request: FastifyRequest, reply: FastifyReply): void {
      const fields = {
        requestId: request.id,
        method: request.method,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      };
      log.debug(fields, 'answered');
    },
    failed(error: unknown, requestId: string | undefined, path: string): void {
      log.error({ err: error, requestId, path }, 'a request failed');
    },
    databaseInTrouble(error: Error): void {
      log.error({ err: error }, 'the database is in trouble');
    },
    listening(url: string): void {
      log.info({ url }, 'listening');
    },
    refusalsNotWritten(error: unknown): void {
      log.error({ err: error }, 'refusals were counted and could not be written down');
    },
    reconciliationFailed(error: unknown): void {
      log.warn({ err: error }, 'orphans could not be deleted, will try again');
    },
  };
}
