import type { AccessRouter } from '@switchboard/access-api/client';
import { httpSubscriptionLink } from '@trpc/client';
import type { TRPCLink } from '@trpc/client';

/**
 * Subscriptions over server-sent events. They carry no header of ours; the server behind the page knows
 * them by what the browser says of their origin. A lost connection is taken up where it ended.
 */
export function subscriptionLink(): TRPCLink<AccessRouter> {
  return httpSubscriptionLink({ url: '/api/trpc' });
}
