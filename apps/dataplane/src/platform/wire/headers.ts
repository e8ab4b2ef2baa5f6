import { randomBytes } from 'node:crypto';
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { requestId } from '@switchboard/service';
import { familyOf } from './unsupported.ts';

const NUMBERS_VERSIONS =
  '2021-03-07, 2022-12-01, 2023-05-01-preview, 2024-03-01-preview, 2025-04-01, 2025-06-01';
const IDENTITY_VERSIONS =
  '2020-07-20-preview2, 2021-02-22-preview1, 2021-03-07, 2021-10-31-preview, 2021-11-01, ' +
  '2022-06-01, 2022-10-01, 2023-08-01, 2023-10-01, 2025-06-30';
/** What each service lists in `api-supported-versions`; any other dated version works as well. */
const SUPPORTED_VERSIONS: Readonly<Record<string, string>> = {
  identities: IDENTITY_VERSIONS,
  teamsUser: IDENTITY_VERSIONS,
  chat:
    '2021-03-07, 2021-04-05-preview6, 2021-09-07, 2023-04-01-preview, 2023-07-01-preview, ' +
    '2023-11-07, 2023-11-15-preview, 2024-03-07, 2024-09-01, 2025-03-15',
  rooms: '2023-06-14, 2023-10-30-preview, 2024-04-15, 2025-03-13',
  networkTraversal: '2022-03-01-preview',
  availablePhoneNumbers: NUMBERS_VERSIONS,
  phoneNumbers: NUMBERS_VERSIONS,
  operatorInformation: NUMBERS_VERSIONS,
  sip: '2021-05-01-preview, 2022-09-01-preview, 2023-03-01',
};
const EXPOSED = [
  '*',
  'api-supported-versions',
  'capabilities-id',
  'location',
  'ms-cv',
  'operation-id',
  'operation-location',
  'purchase-id',
  'release-id',
  'reservation-purchase-id',
  'retry-after',
  'search-id',
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
    const versions = SUPPORTED_VERSIONS[familyOf(request.url)];
    reply.headers({
      'ms-cv': `${randomBytes(16).toString('base64').slice(0, 22)}.0`,
      'request-context': 'appId=',
      'x-ms-client-request-id': requestId(request.headers['x-ms-client-request-id']),
      ...(versions !== undefined && { 'api-supported-versions': versions }),
      ...(secure && { 'strict-transport-security': 'max-age=2592000' }),
    });
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('x-processing-time', `${Math.ceil(reply.elapsedTime)}ms`);
    return payload;
  });
}
