import type { FastifyInstance } from 'fastify';

/** What the phone app's web build sends besides what every request may have. */
const HEADERS = [
  ...['authorization', 'content-type', 'trpc-accept'],
  ...['x-request-id', 'x-session-id', 'x-session-started', 'x-session-app'],
].join(', ');
/** How long a browser may remember the answer, in seconds. */
const MAX_AGE = '600';

/**
 * Lets pages of these origins ask directly, as the phone app does: with a token of the sign-in, and without
 * cookies. Pages of any other origin are told nothing, so their browser keeps the answer from them. No answer of
 * this service is ever cached, so none has to say that it varies.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const allowed = new Set(origins);
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) return;
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-expose-headers', 'x-request-id');
    if (request.method !== 'OPTIONS') return;
    reply.header('access-control-allow-methods', 'GET, POST');
    reply.header('access-control-allow-headers', HEADERS);
    reply.header('access-control-max-age', MAX_AGE);
    await reply.code(204).send();
  });
}
