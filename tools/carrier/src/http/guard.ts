import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { carrierError } from '../carrier-errors.ts';

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
/** Programs say nothing of it, a browser `none` for an address that a person typed. */
const OWN_SITES: readonly string[] = ['none', 'same-origin'];

/**
 * A page of somebody else must not reach the network of whoever looks at it: it sends its `Origin`, or its
 * browser says of it that it is of another site; and one that points a name of its own at loopback sends
 * that name as `Host`. Only a link may lead from other pages of this machine to one of ours.
 */
export function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (!mayAsk(request))
      throw carrierError('forbidden', 'Only this machine and the pages of handsets may ask.');
  });
}

interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly method?: string | undefined;
}

/** Does it come from this machine, and from no page but ours? */
export function mayAsk({ headers, method }: Asked): boolean {
  const host = headers.host ?? '';
  if (!LOOPBACK.includes(host.replace(/:\d+$/, ''))) return false;
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = String(headers['sec-fetch-site'] ?? 'none');
  if (OWN_SITES.includes(site)) return true;
  const isLink = method === 'GET' && headers['sec-fetch-dest'] === 'document';
  return isLink && site === 'same-site';
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
