import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../config.ts';
import { forbidden, unauthorized } from '../platform/wire/errors.ts';

/** Programs say nothing of it, a browser `none` for an address that a person typed. */
const OWN_SITES: readonly string[] = ['none', 'same-origin'];

/**
 * A page must not reach the control plane of whoever looks at it: pages send `Origin`, and one that
 * points a name of its own at loopback sends that name as `Host`.
 *
 * @throws WireError 401 or 403
 */
export function assertMayControl(request: FastifyRequest, key: string | undefined): void {
  const { origin, 'sec-fetch-site': site = 'none' } = request.headers;
  // A page asks for pictures and scripts of others without saying where it comes from.
  if (origin !== undefined || !OWN_SITES.includes(String(site))) throw forbidden();
  const given = request.headers['x-switchboard-key'];
  if (key !== undefined) {
    if (typeof given !== 'string' || !sameText(given, key)) throw unauthorized();
  } else if (!isLoopback(hostName(request))) throw forbidden();
}

function hostName(request: FastifyRequest): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '');
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
