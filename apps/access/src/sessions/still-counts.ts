import type { Person, Prisma } from '@switchboard/database';
import { MAX_SESSION_MS } from './max-session.ts';

/** Which sign-ins of a person would pass the check now. */
export function stillCounts(
  { id: personId, sessionsValidFrom }: Pick<Person, 'id' | 'sessionsValidFrom'>,
  nowMs: number,
): Prisma.SessionWhereInput {
  return {
    personId,
    endedAt: null,
    startedAt: { gte: new Date(nowMs - MAX_SESSION_MS) },
    ...(sessionsValidFrom && { trustedAt: { gte: sessionsValidFrom } }),
  };
}
