import type { EventFailure } from '@switchboard/events';
import type { JobsOptions } from '@switchboard/jobs';
import { codeOf } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What every server logs: static text and fields, never a URL's query, a body, or what an error quotes. */
export function logLines(log: Logger) {
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
    refused(path: string, code: string, more: number): void {
      log.info({ path, code, ...(more > 0 && { more }) }, 'refused');
    },
    failed(error: unknown, requestId: string | undefined, path: string): void {
      log.error({ code: codeOf(error), requestId, path }, 'a request failed');
    },
    databaseInTrouble(error: unknown): void {
      log.error({ code: codeOf(error) }, 'the database is in trouble');
    },
    jobFailed({ error, ...job }: Parameters<JobsOptions['onFailure']>[0]): void {
      const said = job.isGivenUp ? 'a job was given up' : 'a job failed and is tried again';
      log[job.isGivenUp ? 'error' : 'warn']({ code: codeOf(error), job }, said);
    },
    eventFailed({ error, ...event }: EventFailure): void {
      log.warn({ code: codeOf(error), event }, 'an event could not be handled');
    },
    listening(url: string): void {
      log.info({ url }, 'listening');
    },
  };
}
