import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import type { TRPCClient } from '@trpc/client';
import type { TelephonyRouter } from '../router.ts';

export type TelephonyClient = TRPCClient<TelephonyRouter>;

export interface TelephonyClientOptions {
  /** The tRPC route: the service's own `…/trpc`, or the one of the web server in front of it. */
  readonly url: string;
  /** Sent with each request but a subscription, which browsers send without headers of ours. */
  readonly headers?: () => Record<string, string> | Promise<Record<string, string>>;
  readonly fetch?: typeof fetch;
  /** What reads subscriptions where there is no browser that does, with headers of its own. */
  readonly EventSource?: typeof EventSource;
}

/**
 * A typed client of the telephony service.
 *
 * @example
 * const telephony = createTelephonyClient({ url: '/api/telephony' });
 * const { items } = await telephony.inbox.list.query({ filter: 'mine' });
 */
export function createTelephonyClient(options: TelephonyClientOptions): TelephonyClient {
  const { url, headers } = options;
  const requests = httpBatchLink({
    url,
    // Queries travel in the body: addresses get logged, and numbers are in them.
    methodOverride: 'POST',
    maxItems: 20,
    ...(headers && { headers }),
    ...(options.fetch && { fetch: options.fetch as never }),
  });
  return createTRPCClient<TelephonyRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({
          url,
          ...(options.EventSource && { EventSource: options.EventSource }),
        }),
        false: requests,
      }),
    ],
  });
}
