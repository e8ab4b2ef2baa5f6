import { createAccessClient } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import type { Asker } from './asker.ts';

/**
 * The trusted service, as somebody may ask it who asks us.
 *
 * @param url of the trusted service
 */
export function accessFor(
  url: string,
  { requestId, authorization = '', session }: Asker,
): AccessClient {
  return createAccessClient({
    url: `${url}/trpc`,
    headers: () => ({ ...session, authorization, 'x-request-id': requestId }),
    unbatched: true,
  });
}
