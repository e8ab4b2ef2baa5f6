import type { FastifyInstance } from 'fastify';

/** Reads bodies as bytes, which a signature covers; what they mean is decided after it is checked. */
export function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
