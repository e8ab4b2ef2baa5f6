import { z } from 'zod';
import type { SessionClaim } from './session-service.ts';

const headers = z.object({
  'x-session-id': z.string().regex(/^[\w-]{16,64}$/),
  'x-session-started': z.coerce.number().int().nonnegative().max(Date.UTC(9_000, 0)),
});

/** What a server of pages says of the browser; none from programs, or when it is malformed. */
export function sessionClaim(given: Readonly<Record<string, unknown>>): SessionClaim | undefined {
  const { data } = headers.safeParse(given);
  return data && { id: data['x-session-id'], startedAt: data['x-session-started'] };
}
