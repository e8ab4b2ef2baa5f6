import { pageApps } from '@switchboard/access-api';
import type { SessionRecord, SessionService } from '@switchboard/access-api';
import type { PrismaClient, Session } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import { LONGEST_MS } from './longest.ts';

const MOST_LISTED = 50;

/** The sign-ins of a person that would pass the check now. */
export function listSessions(client: PrismaClient, clock: Clock): SessionService['list'] {
  return async (personId, current) => {
    const person = await client.person.findUnique({ where: { id: personId } });
    if (!person) return [];
    const { sessionsValidFrom } = person;
    const rows = await client.session.findMany({
      where: {
        personId,
        endedAt: null,
        startedAt: { gte: new Date(clock.now() - LONGEST_MS) },
        ...(sessionsValidFrom && { trustedAt: { gte: sessionsValidFrom } }),
      },
      orderBy: [{ seenAt: 'desc' }, { startedAt: 'desc' }],
      take: MOST_LISTED,
    });
    return rows.map((row) => recordOf(row, current));
  };
}

function recordOf(row: Session, current: string | undefined): SessionRecord {
  const { id, handle, browser, system, startedAt, seenAt } = row;
  return {
    id: handle,
    browser,
    system,
    app: pageApps.find((app) => app === row.app) ?? null,
    signedInAt: startedAt,
    lastUsedAt: seenAt,
    expiresAt: new Date(startedAt.getTime() + LONGEST_MS),
    current: id === current,
  };
}
