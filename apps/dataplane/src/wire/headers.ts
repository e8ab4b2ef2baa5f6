import { randomBytes } from 'node:crypto';
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { requestId } from '@switchboard/service';

/** Listed in `api-supported-versions`; any other dated version works as well. */
const SUPPORTED_VERSIONS =
  '2021-03-07, 2022-03-01-preview, 2022-06-01, 2023-10-01, 2024-03-07, 2025-03-13, 2025-03-15';
const EXPOSED = [
  '*',
  'api-supported-versions',
  'location',
  'ms-cv',
  'retry-after',
  'www-authenticate',
  'x-ms-client-request-id',
  'x-ms-error-code',
  'x-processing-time',
];

/** The headers every answer of the service carries, errors included, and CORS for pages anywhere. */
export async function serviceHeaders(app: FastifyInstance, secure: boolean): Promise<void> {
  // No `allowedHeaders`: preflights are answered with what they ask for, `*` excludes Authorization.
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    exposedHeaders: EXPOSED,
    maxAge: 600,
    strictPreflight: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'ms-cv': `${randomBytes(16).toString('base64').slice(0, 22)}.0`,
      'request-context': 'appId=',
      'x-ms-client-request-id': requestId(request.headers['x-ms-client-request-id']),
      'api-supported-versions': SUPPORTED_VERSIONS,
      ...(secure && { 'strict-transport-security': 'max-age=2592000' }),
    });
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('x-processing-time', `${Math.ceil(reply.elapsedTime)}ms`);
    return payload;
  });
}
