import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Inspector, RequestRecord } from '../platform/http/inspector.ts';

/** A reader that is further behind than this is let go; it can come back and read the last thousand. */
const MAX_UNREAD_BYTES = 1_024 * 1_024;
/** Something is said now and then, so that a connection that died is noticed. */
const STILL_HERE_MS = 15_000;

/** Answers with a line of JSON for each request as it is answered, until the reader goes. */
export function streamRequests(
  inspector: Inspector,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const lines = new PassThrough({ highWaterMark: MAX_UNREAD_BYTES });
  const tell = (text: string): void => {
    if (lines.writableLength > MAX_UNREAD_BYTES) lines.destroy();
    else lines.write(text);
  };
  const stop = inspector.watch((record: RequestRecord) => tell(`${JSON.stringify(record)}\n`));
  const timer = setInterval(() => tell('\n'), STILL_HERE_MS).unref();
  const end = (): void => {
    stop();
    clearInterval(timer);
    lines.destroy();
  };
  lines.once('close', end);
  request.raw.socket.once('close', end);
  tell('\n');
  return reply.type('application/x-ndjson').send(lines);
}
