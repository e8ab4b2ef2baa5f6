'use client';

import { createAccessClient } from '@switchboard/access-api/client';
import type { AccessClient, AccessRouter } from '@switchboard/access-api/client';
import { createTRPCClient } from '@trpc/client';
import { subscriptionLink } from './subscription-link.ts';

/** The trusted service, through this app's own server, so that no sign-in token reaches the page. */
const way = {
  url: '/api/trpc',
  // A form of another site cannot set a header: with it, a request is this page's own.
  headers: () => ({ 'x-switchboard-page': '1' }),
};

export const access = createAccessClient(way);

/** For the page of a guest, who is known by the key that came with the invitation. */
export function guestAccess(guestKey: string): AccessClient {
  const headers = () => ({ ...way.headers(), 'x-guest-key': guestKey });
  return createAccessClient({ ...way, headers });
}

/** For what is said while the page goes: it is sent at once, and to its end without the page. */
export const unloadClient = createAccessClient({
  ...way,
  unbatched: true,
  fetch: (to, init) => fetch(to, { ...init, keepalive: true }),
});

/** For what the service goes on telling, over server-sent events. */
export const subscriptions: AccessClient = createTRPCClient<AccessRouter>({
  links: [subscriptionLink()],
});
