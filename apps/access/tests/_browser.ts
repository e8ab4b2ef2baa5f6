import { createAccessClient } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import type { Clock } from '@switchboard/kernel';
import type { Started } from './_access.ts';

/** Requests as a server of pages passes them on, with what is in the cookie. */
export async function openBrowser(
  access: Pick<Started, 'access' | 'issuer'>,
  clock: Clock,
  subject: string,
  {
    id = crypto.randomUUID(),
    startedAt = clock.now(),
    headers = {},
  }: {
    readonly id?: string | undefined;
    readonly startedAt?: number | undefined;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<AccessClient> {
  const authorization = `Bearer ${await access.issuer.sign(subject)}`;
  return createAccessClient({
    url: `${access.access.url}/trpc`,
    headers: () => ({
      authorization,
      'x-session-id': id,
      'x-session-started': String(startedAt),
      ...headers,
    }),
  });
}
