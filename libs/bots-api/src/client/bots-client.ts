import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import type { TRPCClient } from '@trpc/client';
import type { BotsRouter } from '../router.ts';

export type BotsClient = TRPCClient<BotsRouter>;

export interface BotsClientOptions {
  /** The tRPC route: the service's own `…/trpc`, or the one of the web server in front of it. */
  readonly url: string;
  /** Sent with each request but a subscription, which browsers send without headers of ours. */
  readonly headers?: () => Record<string, string> | Promise<Record<string, string>>;
  readonly fetch?: typeof fetch;
}

/**
 * A typed client of the bots service.
 *
 * @example
 * const bots = createBotsClient({ url: '/api/bots' });
 * const { items } = await bots.conversations.list.query({});
 */
export function createBotsClient(options: BotsClientOptions): BotsClient {
  const { url, headers } = options;
  const requests = httpBatchLink({
    url,
    // Queries travel in the body: addresses get logged, and numbers are in them.
    methodOverride: 'POST',
    maxItems: 20,
    ...(headers && { headers }),
    ...(options.fetch && { fetch: options.fetch as never }),
  });
  return createTRPCClient<BotsRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: requests,
      }),
    ],
  });
}
