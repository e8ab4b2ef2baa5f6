import { pageApps } from '@switchboard/access-api';
import type { SessionRecord, SessionService } from '@switchboard/access-api';
import type { PrismaClient, Session } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import type { DeviceKeeper } from '../push/device-keeper.ts';
import { MAX_SESSION_MS } from './max-session.ts';
import { stillCounts } from './still-counts.ts';

const MAX_LISTED = 50;

export interface ListTools {
  readonly client: PrismaClient;
  readonly devices: Pick<DeviceKeeper, 'registered'>;
  readonly clock: Clock;
}

/** The sign-ins of a person that would pass the check now. */
export function listSessions({ client, clock, devices }: ListTools): SessionService['list'] {
  return async (personId, current) => {
    const person = await client.person.findUnique({ where: { id: personId } });
    if (!person) return [];
    const rows = await client.session.findMany({
      where: stillCounts(person, clock.now()),
      orderBy: [{ seenAt: 'desc' }, { startedAt: 'desc' }],
      take: MAX_LISTED,
    });
    const hasDevice = rows.some(({ installationId }) => installationId !== null);
    const registered =
      hasDevice && person.acsUserId ? await devices.registered(person.acsUserId) : [];
    const times = new Map(registered.map(({ id, registeredAt }) => [id, Date.parse(registeredAt)]));
    return rows.map((row) => recordOf(row, { current, times }));
  };
}

function recordOf(
  row: Session,
  {
    current,
    times,
  }: { readonly current: string | undefined; readonly times: ReadonlyMap<string, number> },
): SessionRecord {
  const { id, handle, browser, system, startedAt, seenAt, installationId, installedAt } = row;
  return {
    id: handle,
    browser,
    system,
    app: pageApps.find((app) => app === row.app) ?? null,
    signedInAt: startedAt,
    lastUsedAt: seenAt,
    expiresAt: new Date(startedAt.getTime() + MAX_SESSION_MS),
    // What somebody else has registered under its id is none of its.
    getsPushes: installedAt !== null && installedAt.getTime() === times.get(installationId ?? ''),
    current: id === current,
  };
}
