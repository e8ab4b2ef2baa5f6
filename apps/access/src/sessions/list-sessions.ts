import { pageApps } from '@switchboard/access-api';
import type { SessionRecord, SessionService } from '@switchboard/access-api';
import type { PrismaClient, Session } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import { MAX_SESSION_MS } from './max-session.ts';
import { stillCounts } from './still-counts.ts';

const MAX_LISTED = 50;

/** The sign-ins of a person that would pass the check now. */
export function listSessions(client: PrismaClient, clock: Clock): SessionService['list'] {
  return async (personId, current) => {
    const person = await client.person.findUnique({ where: { id: personId } });
    if (!person) return [];
    const rows = await client.session.findMany({
      where: stillCounts(person, clock.now()),
      orderBy: [{ seenAt: 'desc' }, { startedAt: 'desc' }],
      take: MAX_LISTED,
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
    expiresAt: new Date(startedAt.getTime() + MAX_SESSION_MS),
    current: id === current,
  };
}
