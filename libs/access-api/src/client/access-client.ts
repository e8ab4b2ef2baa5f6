import { createTRPCClient, httpBatchLink, httpLink } from '@trpc/client';
import type { TRPCClient } from '@trpc/client';
import type { AccessRouter } from '../router.ts';

export type AccessClient = TRPCClient<AccessRouter>;

export interface AccessClientOptions {
  /** The tRPC route: the service's own `…/trpc`, or the one of the web server in front of it. */
  readonly url: string;
  /** Sent with each request: `authorization`, `x-request-id`, `x-forwarded-for`. */
  readonly headers?: () => Record<string, string> | Promise<Record<string, string>>;
  readonly fetch?: typeof fetch;
  /** Sends each request at once: a page that is going cannot wait for more to come. */
  readonly unbatched?: boolean;
}

/**
 * A typed client of the trusted service.
 *
 * @example
 * const access = createAccessClient({ url: '/api/access' });
 * const people = await access.directory.search.query({ query: 'bob' });
 */
export function createAccessClient(options: AccessClientOptions): AccessClient {
  const common = {
    url: options.url,
    // Queries travel in the body: 250 identities do not fit an address, and addresses get logged.
    methodOverride: 'POST' as const,
    ...(options.headers && { headers: options.headers }),
    ...(options.fetch && { fetch: options.fetch as never }),
  };
  const link = options.unbatched ? httpLink(common) : httpBatchLink({ ...common, maxItems: 20 });
  return createTRPCClient<AccessRouter>({ links: [link] });
}
