import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
/** Programs say nothing of it, a browser `none` for an address that a person typed. */
const OWN_SITES: readonly string[] = ['none', 'same-origin'];

interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly method?: string | undefined;
}

/**
 * Does a request come from this machine, and from no page but our own? A page of somebody else sends its
 * `Origin`, or its browser says of it that it is of another site; and one that points a name of its own at
 * loopback sends that name as `Host`. Only a link may lead from other pages of this machine to one of ours.
 */
export function isFromOwnMachine({ headers, method }: Asked): boolean {
  const host = headers.host ?? '';
  if (!LOOPBACK.includes(host.replace(/:\d+$/, ''))) return false;
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = String(headers['sec-fetch-site'] ?? 'none');
  if (OWN_SITES.includes(site)) return true;
  const isLink = method === 'GET' && headers['sec-fetch-dest'] === 'document';
  return isLink && site === 'same-site';
}
