import { pageApps } from '@switchboard/access-api';
import type { PageApp } from '@switchboard/access-api';
import { z } from 'zod';

/** The sign-in of a browser, as the server of pages has it in the cookie that only it can read. */
export interface SessionClaim {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly app: PageApp | null;
}

const headers = z.object({
  'x-session-id': z.string().regex(/^[\w-]{16,64}$/),
  'x-session-started': z.coerce.number().int().nonnegative().max(Date.UTC(9_000, 0)),
  'x-session-app': z.enum(pageApps).nullable().catch(null),
});

/** What a server of pages says of the browser; none from programs, or when it is malformed. */
export function sessionClaim(given: Readonly<Record<string, unknown>>): SessionClaim | undefined {
  const { data } = headers.safeParse(given);
  return (
    data && {
      id: data['x-session-id'],
      startedAt: data['x-session-started'],
      app: data['x-session-app'],
    }
  );
}
