import { isFromOwnMachine } from '@switchboard/service';
import type { FastifyInstance } from 'fastify';
import { carrierError } from '../carrier-errors.ts';

/** A page of somebody else must not reach the network of whoever looks at it. */
export function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (!isFromOwnMachine(request))
      throw carrierError('forbidden', 'Only this machine and the pages of handsets may ask.');
  });
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; " +
    "media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};
