import { isSubscription } from './subscription.ts';

/**
 * Does the request come from a page of this app? A form of another site can send cookies along, but
 * neither set our header nor claim our origin. A subscription cannot set a header either; there the
 * browser itself says where it comes from.
 */
export function isOwnPage(request: Request, ownUrl: string): boolean {
  const { headers } = request;
  const origin = headers.get('origin');
  if (origin !== null && origin !== new URL(ownUrl).origin) return false;
  if (headers.get('x-switchboard-page') === '1') return true;
  return isSubscription(request) && saysSameOrigin(request);
}

/** The same for a link to a file: it sets no header, and the browser says who it was followed by. */
export function isOwnLink(request: Request): boolean {
  return request.method === 'GET' && saysSameOrigin(request);
}

function saysSameOrigin({ headers }: Request): boolean {
  return headers.get('sec-fetch-site') === 'same-origin';
}
